import type { CommandResult } from '../command-result.ts';
import type { Actor, LotId, UntimedCommand } from '../ports.ts';

/** A command that waits in its lot's queue. */
export type WaitingCommand = {
  readonly lotId: LotId;
  readonly command: UntimedCommand;
  readonly actor: Actor;
  /** Null for the house's own commands and for whoever needs no repeatable answer. */
  readonly key: { readonly key: string; readonly digest: string; readonly expiresAt: number | null } | null;
  /** Takes the one answer. */
  readonly answer: (answer: CommandResult) => void;
};

/** Bids are decided together. Any other order changes what a bid may assume of the lot, so it has a batch of its own. */
export function isClerkCommand({ command }: Pick<WaitingCommand, 'command'>): boolean {
  return command.type !== 'PlaceBid' && command.type !== 'SetMaxBid';
}
