const QUOTE = 34;
const BACKSLASH = 92;
const LIST = { begins: 91, ends: 93 };
const OBJECT = { begins: 123, ends: 125 };

/**
 * Whether lists and objects are nested more than `maxDepth` deep in a JSON text. Checked before
 * parsing where the event loop must not stall: JSON.parse takes a quarter of a second for a
 * megabyte of brackets.
 */
export function isDeeperThan(maxDepth: number, json: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (isInText) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) isInText = false;
    } else if (code === QUOTE) isInText = true;
    else if (code === LIST.begins || code === OBJECT.begins) depth += 1;
    else if (code === LIST.ends || code === OBJECT.ends) depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}
