import type { IncomingHttpHeaders } from 'node:http';
import { areReferencesSound } from './sound-references.ts';

/**
 * Whether a body can be read as what its headers say that it is: the arguments of one of the pages' actions (a JSON array), or a form with its
 * boundaries, and whether what its arguments refer to is there. Next takes what cannot be read for a fault of its own; the door says whose fault it
 * is. Bodies of other kinds are the pages' to read.
 */
export async function isReadableForm(headers: IncomingHttpHeaders, body: Buffer): Promise<boolean> {
  const kind = headers['content-type'] ?? '';
  const isAction = headers['next-action'] !== undefined;
  if (isAction && /^text\/plain\b/i.test(kind)) {
    const json = body.toString();
    return areReferencesSound(new Map([[0, json]])) && Array.isArray(JSON.parse(json));
  }
  if (!/^multipart\/form-data\b/i.test(kind)) return true;
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(kind)?.slice(1).find(Boolean);
  // A parser passes over what stands before the first boundary and behind the last one; no browser writes anything there.
  if (boundary === undefined || body.indexOf(`--${boundary}`) !== 0) return false;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': kind } })
    .formData()
    .catch(() => null);
  if (form === null) return false;
  const parts = argumentParts(form, isAction);
  return parts !== null && (!isAction || parts.some((one) => one.has(0))) && parts.every(areReferencesSound);
}

/**
 * The arguments in a form, one set for each action that it names; null where a part of them is a file. React's client sends an action's as the parts
 * "0", "1", …; a form that was sent before the page's scripts ran has them as "$ACTION_1:0", "$ACTION_1:1", ….
 */
function argumentParts(form: FormData, isAction: boolean): readonly Map<number, string>[] | null {
  const names = isAction ? /^()([0-9a-f]{1,4})$/ : /^\$ACTION_(\d+):([0-9a-f]{1,4})$/;
  const sets = new Map<string, Map<number, string>>();
  for (const [name, value] of form) {
    const [, action, number] = names.exec(name) ?? [];
    if (action === undefined || number === undefined) continue;
    if (typeof value !== 'string') return null;
    const set = sets.get(action) ?? new Map<number, string>();
    sets.set(action, set.set(Number.parseInt(number, 16), value));
  }
  return [...sets.values()];
}
