/** A part of a multipart form: its name, and its bytes if it is text rather than a file. */
export type FormPart = { readonly name: string; readonly text: Buffer | null };

/** Far more parts than the largest form of the pages has. */
const MAX_PARTS = 1_000;
/** A part begins with its name and type. Browsers write no longer heads; in bytes. */
const MAX_HEAD_BYTES = 1_024;

/**
 * The parts of a form (RFC 7578) as browsers write them; null if the body is not a form or has too
 * many parts. It only finds the boundaries of parts, because it runs on the event loop that serves
 * bids: a megabyte takes a millisecond or two.
 */
export function formParts(contentType: string, body: Buffer): readonly FormPart[] | null {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)?.slice(1).find(Boolean);
  if (boundary === undefined) return null;
  const delimiter = `\r\n--${boundary}`;
  if (body.indexOf(delimiter.slice(2)) !== 0) return null;
  const parts: FormPart[] = [];
  for (let at = delimiter.length - 2; ; ) {
    if (body.subarray(at, at + 2).equals(LAST)) return parts;
    const end = body.indexOf(delimiter, at);
    const headEnd = body.subarray(at, at + MAX_HEAD_BYTES).indexOf('\r\n\r\n');
    if (end < 0 || headEnd < 0 || at + headEnd > end || parts.length === MAX_PARTS) return null;
    const head = body.toString('utf8', at, at + headEnd);
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) return null;
    parts.push({ name, text: /;\s*filename="/i.test(head) ? null : body.subarray(at + headEnd + 4, end) });
    at = end + delimiter.length;
  }
}

const LAST = Buffer.from('--');
