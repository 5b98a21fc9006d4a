/** A part of a form: its name, and where it is a text, its bytes. */
export type FormPart = { readonly name: string; readonly text: Buffer | null };

/** More parts than the largest form of the house has by far. */
const MOST_PARTS = 1_000;
/** A part begins with its name and kind: longer heads no browser writes, bytes. */
const LONGEST_HEAD = 1_024;

/**
 * The parts of a form (RFC 7578) as browsers write them; null where it is none, or has too many. It looks no further than at where they begin and
 * end, for it is done on the loop on which bids wait: a megabyte takes a millisecond or two.
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
    const headEnd = body.subarray(at, at + LONGEST_HEAD).indexOf('\r\n\r\n');
    if (end < 0 || headEnd < 0 || at + headEnd > end || parts.length === MOST_PARTS) return null;
    const head = body.toString('utf8', at, at + headEnd);
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) return null;
    parts.push({ name, text: /;\s*filename="/i.test(head) ? null : body.subarray(at + headEnd + 4, end) });
    at = end + delimiter.length;
  }
}

const LAST = Buffer.from('--');
