import type { PaddleStatus } from '#auction/paddle.ts';
import type { PublicLot } from '#auction/views.ts';
import type { CommandResult } from '#server/saleroom/command-result.ts';
import type { CommandOutcome, LedgerBatch, LotChange, LotId, LotRecord } from '#server/saleroom/ports.ts';
import type { UntimedCommand } from '#server/saleroom/timed-command.ts';

/**
 * `moment` orders everything that happened; `at` is the time by the ledger's clock, epoch
 * milliseconds.
 */
type Happened = { readonly moment: number; readonly at: number };

/**
 * A person is about to send a command for the first time under this key, or other content under the
 * same key.
 */
export type Asked = Happened & {
  readonly userId: string;
  readonly sessionId: string;
  readonly key: string;
  readonly lotId: LotId;
  readonly command: UntimedCommand;
  /** As the saleroom computes it. */
  readonly digest: string;
  readonly expiresAt: number | null;
};

/**
 * A client received an answer: to a copy of its command (with its `digest`), or to a look-up of its
 * key.
 */
export type Answered = Happened & {
  readonly userId: string;
  readonly key: string;
  readonly lotId: LotId;
  readonly node: string;
  readonly digest: string | null;
  readonly answer: CommandResult;
};

/** The ledger committed a batch, or the outcome of a look-up. */
export type Committed = Happened & {
  readonly lots: LedgerBatch['lots'];
  readonly outcomes: readonly CommandOutcome[];
};

/** A node announced a change. */
export type Announced = Happened & { readonly node: string; readonly change: LotChange };

/** A client asked for a lot at moment `began` and received this. */
export type Read = Happened & {
  readonly began: number;
  readonly userId: string;
  readonly lotId: LotId;
  readonly lot: PublicLot;
};

/** A person's rights in the register from this moment on. */
export type RightsChanged = Happened & {
  readonly userId: string;
  readonly status: PaddleStatus | null;
  readonly isSignedIn: boolean;
};

/**
 * A node will not announce its recent writes: its process crashed (all lots), its announcer failed,
 * or it was stopped before it knew whether a write had happened (one lot). In the last two cases
 * its clients have moved to other nodes, which show them the lot.
 */
export type Silenced = Happened & { readonly node: string; readonly isCrash: boolean; readonly lotId: LotId | null };

export type Person = {
  readonly userId: string;
  readonly sessionId: string;
  readonly paddleId: string | null;
  readonly paddle: string | null;
  readonly status: PaddleStatus | null;
  readonly bidLimit: number | null;
  readonly consigned: readonly LotId[];
};

/** Everything that was recorded of a simulated auction; the invariants read nothing else. */
export type AuctionHistory = {
  readonly lots: readonly Omit<LotRecord, 'lot'>[];
  readonly people: readonly Person[];
  readonly asked: Asked[];
  readonly answered: Answered[];
  readonly committed: Committed[];
  readonly announced: Announced[];
  readonly reads: Read[];
  readonly rights: RightsChanged[];
  readonly silenced: Silenced[];
  /**
   * When a fault delayed a node's read or write, epoch milliseconds, in order: announcements then
   * take longer.
   */
  readonly delayed: number[];
  /** When the last fault ended, epoch milliseconds. */
  healedAt: number;
  /** When the auction ended and all outcomes should be known. */
  endedAt: number;
};
