import type { LotId, UntimedCommand } from './ports.ts';
import { sha256 } from './sha256.ts';

/** The key of a command: made by its giver once per intent, kept when the command is sent again (promise 5). */
export type CommandKey = {
  readonly key: string;
  /** Decided later than this instant of the house clock, the command is refused as STALE. Null: never stale. */
  readonly expiresAt?: number | null;
};

/**
 * What a command asks, as a digest: the lot, the kind, the amounts and the confirmation of a jump, whatever order they came in. When it
 * expires is left out, since a copy that is sent again may be given more time; another amount or a confirmed jump is another intent and
 * needs a key of its own.
 */
export function digestOf(lotId: LotId, command: UntimedCommand): string {
  const fields: Readonly<Record<string, unknown>> = command;
  const content = Object.keys(fields)
    .sort()
    .map((name) => [name, fields[name]]);
  return sha256(JSON.stringify([lotId, content]));
}

/** Keys belong to their giver: two people may use the same one. */
export function keyId(actorId: string, key: string): string {
  return `${actorId}/${key}`;
}
