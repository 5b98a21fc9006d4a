import type { IncomingHttpHeaders } from 'node:http';
import { type FormPart, formParts } from './form-parts.ts';
import { isDeeperThan } from './json-depth.ts';
import { hasValidReferences } from './valid-references.ts';

/** The pages' own forms nest less than ten deep. */
const MAX_DEPTH = 50;

/**
 * Whether a body is what its headers declare: the arguments of a server action (a JSON array) or a
 * form with its boundaries, and whether the references in its arguments resolve. Next would report
 * an unreadable body as an internal error; here it becomes a client error. The pages read bodies of
 * other types themselves. A megabyte of arguments takes up to thirty milliseconds of the event loop
 * that serves bids, the pages' own forms far less than one.
 */
export function isReadableForm(headers: IncomingHttpHeaders, body: Buffer): boolean {
  const type = headers['content-type'] ?? '';
  const isAction = headers['next-action'] !== undefined;
  if (isAction && /^text\/plain\b/i.test(type)) return areArguments(new Map([[0, body.toString()]]));
  if (!/^multipart\/form-data\b/i.test(type)) return true;
  const parts = formParts(type, body);
  if (parts === null) return false;
  const sets = argumentSets(parts, isAction);
  // Next sends an action's arguments as the part "0", beside the parts that they refer to.
  if (isAction) return sets !== null && sets.length === 1 && sets.every(areArguments);
  return sets?.every((set) => isShallow(set) && hasValidReferences(set)) ?? false;
}

function areArguments(parts: ReadonlyMap<number, string>): boolean {
  if (!isShallow(parts)) return false;
  try {
    return Array.isArray(JSON.parse(parts.get(0) ?? '')) && hasValidReferences(parts);
  } catch {
    return false;
  }
}

function isShallow(parts: ReadonlyMap<number, string>): boolean {
  return [...parts.values()].every((json) => !isDeeperThan(MAX_DEPTH, json));
}

/**
 * The arguments in a form, one set per action that it names; null if an argument is a file. React's
 * client sends an action's arguments as the parts "0", "1", …; a form submitted before the page's
 * scripts ran has them as "$ACTION_1:0", "$ACTION_1:1", ….
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
