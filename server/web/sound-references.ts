/** The parts of an action's arguments, by their numbers; each is JSON. */
export type ArgumentParts = ReadonlyMap<number, string>;

/** What React's client writes for what JSON has no word for, and for a text that begins with a dollar itself. */
const plainWord = /^\$(\$.*|undefined|NaN|-?Infinity|-0|K[0-9a-f]{1,4})$/s;
/** Another part, or what stands in one: `$1`, `$@1`, `$0:0:values`. */
const reference = /^\$@?([0-9a-f]{1,4})((?::[^:]+)*)$/;

/**
 * Whether the texts that begin with a dollar in an action's arguments are such as the house's own pages send: words, and references to what is there.
 * Whatever else React's wire knows (functions, maps, streams) no page of the house sends, and what leads nowhere Next would take for a fault of
 * its own. False too where a part is no JSON.
 */
export function areReferencesSound(parts: ArgumentParts): boolean {
  const values = new Map<number, unknown>();
  const texts: string[] = [];
  try {
    for (const [number, json] of parts) {
      values.set(
        number,
        JSON.parse(json, (_, value: unknown) => {
          if (typeof value === 'string' && value.startsWith('$')) texts.push(value);
          return value;
        }),
      );
    }
  } catch {
    return false;
  }
  return texts.every((text) => plainWord.test(text) || leadsSomewhere(text, values));
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
