const QUOTE = 34;
const BACKSLASH = 92;
const OPENING: ReadonlySet<number> = new Set([91, 123]);
const CLOSING: ReadonlySet<number> = new Set([93, 125]);

/**
 * Whether lists and objects are nested more than `maxDepth` deep in a JSON text. Checked before
 * parsing where the event loop must not stall: JSON.parse takes a quarter of a second for a
 * megabyte of brackets.
 */
export function isDeeperThan(maxDepth: number, json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at + 1);
    else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}

/** The position of the quotation mark that ends a text, or the end of the JSON. */
function endOfText(json: string, start: number): number {
  for (let at = start; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  return json.length;
}
