/** The parts of an action's arguments, by their numbers; each is JSON. */
export type ArgumentParts = ReadonlyMap<number, string>;

/** More texts that begin with a dollar than any form of the house sends. */
const MOST_DOLLARS = 1_000;
/** A text in JSON that begins with a dollar; a quotation mark behind a backslash begins none. */
const dollarText = /(?<!\\)"(\$(?:[^"\\]|\\.)*)"/g;
/** What React's client writes for what JSON has no word for, and for a text that begins with a dollar itself. */
const plainWord = /^\$(\$|(undefined|NaN|-?Infinity|-0|K[0-9a-f]{1,4})$)/;
/** Another part, or what stands in one: `$1`, `$@1`, `$0:0:values`. */
const reference = /^\$@?([0-9a-f]{1,4})((?::[^:]+)*)$/;

/**
 * Whether the texts that begin with a dollar in an action's arguments are such as the house's own pages send: words, and references to what is there.
 * Whatever else React's wire knows (functions, maps, streams) no page of the house sends, and what leads nowhere Next would take for a fault of
 * its own. It spares a good reader a wrong answer and guards nothing: who writes the dollar in another way meets Next itself.
 */
export function areReferencesSound(parts: ArgumentParts): boolean {
  const references: string[] = [];
  let dollars = 0;
  for (const json of parts.values()) {
    for (const [, text = ''] of json.matchAll(dollarText)) {
      dollars += 1;
      if (dollars > MOST_DOLLARS) return false;
      if (!plainWord.test(text)) references.push(text);
    }
  }
  if (references.length === 0) return true;
  try {
    const values = new Map([...parts].map(([number, json]) => [number, JSON.parse(json) as unknown]));
    return references.every((text) => leadsSomewhere(text, values));
  } catch {
    return false;
  }
}

function leadsSomewhere(text: string, values: ReadonlyMap<number, unknown>): boolean {
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
