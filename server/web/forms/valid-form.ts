import type { IncomingHttpHeaders } from 'node:http';
import { type FormPart, formParts } from './form-parts.ts';
import { isDeeperThan } from './json-depth.ts';
import { areReferencesSound } from './valid-references.ts';

/** What the house's own forms hold stands a handful deep. */
const MOST_DEPTH = 50;

/**
 * Whether a body can be read as what its headers say that it is: the arguments of one of the pages' actions (a JSON array), or a form with its
 * boundaries, and whether what its arguments refer to is there. Next takes what cannot be read for a fault of its own; the door says whose fault it
 * is. Bodies of other kinds are the pages' to read. Arguments of a megabyte take up to thirty milliseconds of the loop on which bids wait, the house's own far less than one.
 */
export function isReadableForm(headers: IncomingHttpHeaders, body: Buffer): boolean {
  const kind = headers['content-type'] ?? '';
  const isAction = headers['next-action'] !== undefined;
  if (isAction && /^text\/plain\b/i.test(kind)) return areArguments(new Map([[0, body.toString()]]));
  if (!/^multipart\/form-data\b/i.test(kind)) return true;
  const parts = formParts(kind, body);
  if (parts === null) return false;
  const sets = argumentSets(parts, isAction);
  // Next sends an action's arguments as the part "0", beside what they refer to.
  if (isAction) return sets !== null && sets.length === 1 && sets.every(areArguments);
  return sets?.every((set) => isShallow(set) && areReferencesSound(set)) ?? false;
}

function areArguments(parts: ReadonlyMap<number, string>): boolean {
  if (!isShallow(parts)) return false;
  try {
    return Array.isArray(JSON.parse(parts.get(0) ?? '')) && areReferencesSound(parts);
  } catch {
    return false;
  }
}

function isShallow(parts: ReadonlyMap<number, string>): boolean {
  return [...parts.values()].every((json) => !isDeeperThan(MOST_DEPTH, json));
}

/**
 * The arguments in a form, one set for each action that it names; null where a part of them is a file. React's client sends an action's as the parts
 * "0", "1", …; a form that was sent before the page's scripts ran has them as "$ACTION_1:0", "$ACTION_1:1", ….
 */
function argumentSets(parts: readonly FormPart[], isAction: boolean): readonly Map<number, string>[] | null {
  const names = isAction ? /^()([0-9a-f]{1,4})$/ : /^\$ACTION_(\d+):([0-9a-f]{1,4})$/;
  const sets = new Map<string, Map<number, string>>();
  for (const { name, text } of parts) {
    const [, action, number] = names.exec(name) ?? [];
    if (action === undefined || number === undefined) continue;
    if (text === null) return null;
    const set = sets.get(action) ?? new Map<number, string>();
    sets.set(action, set.set(Number.parseInt(number, 16), text.toString()));
  }
  return [...sets.values()];
}
