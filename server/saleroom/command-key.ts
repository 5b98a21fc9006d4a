import type { LotId } from './ports.ts';
import { sha256 } from './sha256.ts';
import type { UntimedCommand } from './timed-command.ts';

/**
 * The idempotency key of a command: made by the client once per intent, and sent again with every
 * retry, so that a retry has no second effect.
 */
export type CommandKey = {
  readonly key: string;
  /** A command that is decided after this database time is refused as STALE. Null: never stale. */
  readonly expiresAt?: number | null;
};

/**
 * A digest of a command's content: the lot, the kind, the amounts and the confirmation of a jump,
 * in any order of fields. The expiry is left out, because a retry may get more time. Another amount
 * or a confirmed jump is another intent, and needs its own key.
 */
export function digestOf(lotId: LotId, command: UntimedCommand): string {
  const fields: Readonly<Record<string, unknown>> = command;
  const content = Object.keys(fields)
    .sort()
    .map((name) => [name, fields[name]]);
  return sha256(JSON.stringify([lotId, content]));
}

/** Keys are scoped to their actor: two people may use the same one. */
export function keyId(actorId: string, key: string): string {
  return `${actorId}/${key}`;
}
