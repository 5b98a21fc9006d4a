/** The parts of an action's arguments by their numbers; each is JSON. */
export type ArgumentParts = ReadonlyMap<number, string>;

/** Far more texts beginning with a dollar than any form of the pages sends. */
const MAX_DOLLAR_TEXTS = 1_000;
/** A JSON string that begins with a dollar; a quotation mark after a backslash begins no string. */
const dollarText = /(?<!\\)"(\$(?:[^"\\]|\\.)*)"/g;
/**
 * How React's client writes values that JSON lacks, and texts that begin with a dollar themselves.
 */
const literal = /^\$(\$|(undefined|NaN|-?Infinity|-0|K[0-9a-f]{1,4})$)/;
/** A reference to another part or to a value inside it: `$1`, `$@1`, `$0:0:values`. */
const reference = /^\$@?([0-9a-f]{1,4})((?::[^:]+)*)$/;

/**
 * Whether the dollar texts in an action's arguments are ones that the pages send: literals, and
 * references to existing values. The pages send nothing else of React's wire format (functions,
 * maps, streams), and Next would report a dangling reference as an internal error.
 * This gives honest clients the right status. It is not a security check: a client that escapes the
 * dollar differently still reaches Next.
 */
export function hasValidReferences(parts: ArgumentParts): boolean {
  const references: string[] = [];
  let dollarTexts = 0;
  for (const json of parts.values()) {
    for (const [, text = ''] of json.matchAll(dollarText)) {
      dollarTexts += 1;
      if (dollarTexts > MAX_DOLLAR_TEXTS) return false;
      if (!literal.test(text)) references.push(text);
    }
  }
  if (references.length === 0) return true;
  try {
    const values = new Map([...parts].map(([number, json]) => [number, JSON.parse(json) as unknown]));
    return references.every((text) => isResolvable(text, values));
  } catch {
    return false;
  }
}

function isResolvable(text: string, values: ReadonlyMap<number, unknown>): boolean {
  const [, number = '', path = ''] = reference.exec(text) ?? [];
  const start = Number.parseInt(number, 16);
  if (!values.has(start)) return false;
  let value = values.get(start);
  for (const key of path.split(':').slice(1)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return true;
}
