import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a body can be read as what its headers say that it is: the arguments of one of the pages' actions (a JSON array), or a form with its
 * boundaries. Next takes what cannot be read for a fault of its own; the door says whose fault it is. Bodies of other kinds are the pages' to read.
 */
export function isReadableForm(headers: IncomingHttpHeaders, body: Buffer): boolean {
  const kind = headers['content-type'] ?? '';
  const isAction = headers['next-action'] !== undefined;
  if (isAction && /^text\/plain\b/i.test(kind)) return isJsonArray(body);
  if (!/^multipart\/form-data\b/i.test(kind)) return true;
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(kind)?.slice(1).find(Boolean);
  if (boundary === undefined) return false;
  const hasEnds =
    body.indexOf(`--${boundary}`) === 0 && body.lastIndexOf(`--${boundary}--`) >= body.length - boundary.length - 6;
  // Next sends an action's arguments as the part "0", beside what they refer to.
  return hasEnds && (!isAction || body.includes('name="0"'));
}

function isJsonArray(body: Buffer): boolean {
  try {
    return Array.isArray(JSON.parse(body.toString()));
  } catch {
    return false;
  }
}
