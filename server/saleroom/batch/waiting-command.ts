import type { CommandResult } from '../command-result.ts';
import type { Actor, LotId } from '../ports.ts';
import type { UntimedCommand } from '../timed-command.ts';

/** A command that waits in its lot's queue. */
export type WaitingCommand = {
  readonly lotId: LotId;
  readonly command: UntimedCommand;
  readonly actor: Actor;
  /** Null for the house's own commands and for callers that need no repeatable answer. */
  readonly key: { readonly key: string; readonly digest: string; readonly expiresAt: number | null } | null;
  /** Receives the result. Called once. */
  readonly answer: (result: CommandResult) => void;
};

/**
 * Whether a command is a bid. Bids are decided together. Every other command changes what a bid may
 * assume about the lot, so it gets a batch of its own.
 */
export function isBidCommand({ command }: Pick<WaitingCommand, 'command'>): boolean {
  return command.type === 'PlaceBid' || command.type === 'SetMaxBid';
}
