import type { PaddleStatus } from '#auction/paddle.ts';
import type { PublicLot } from '#auction/views.ts';
import type { CommandResult } from '#server/saleroom/command-result.ts';
import type {
  CommandOutcome,
  LedgerBatch,
  LotChange,
  LotId,
  LotRecord,
  UntimedCommand,
} from '#server/saleroom/ports.ts';

/** `moment` orders everything that happened; `at` is the true instant, epoch milliseconds, by the ledger's clock. */
type Happened = { readonly moment: number; readonly at: number };

/** Somebody was about to send a command for the first time under this key, or other content under the same one. */
export type Asked = Happened & {
  readonly userId: string;
  readonly sessionId: string;
  readonly key: string;
  readonly lotId: LotId;
  readonly command: UntimedCommand;
  /** As the house digests it. */
  readonly digest: string;
  readonly expiresAt: number | null;
};

/** An answer reached whoever waits for it: to a copy of the command (`digest`), or to a look-up of its key. */
export type Answered = Happened & {
  readonly userId: string;
  readonly key: string;
  readonly lotId: LotId;
  readonly node: string;
  readonly digest: string | null;
  readonly answer: CommandResult;
};

/** The ledger has taken in a batch, or a look-up's outcome. */
export type Committed = Happened & {
  readonly lots: LedgerBatch['lots'];
  readonly outcomes: readonly CommandOutcome[];
};

/** A node told people what changed. */
export type Announced = Happened & { readonly node: string; readonly change: LotChange };

/** Somebody asked for a lot, at `began`, and was shown this. */
export type Read = Happened & {
  readonly began: number;
  readonly userId: string;
  readonly lotId: LotId;
  readonly lot: PublicLot;
};

/** The register as it is from this moment on. */
export type RightsChanged = Happened & {
  readonly userId: string;
  readonly status: PaddleStatus | null;
  readonly isSignedIn: boolean;
};

/**
 * A node's process was killed (true); or it will not tell what it may have written to one lot (false), since its voice failed, or it was ended in order while it
 * did not know whether a write had happened. Its own people have gone to other nodes by then, and are shown the lot there.
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

/** All that was seen of an auction: what a judge reads, and nothing else. */
export type History = {
  readonly lots: readonly Omit<LotRecord, 'lot'>[];
  readonly people: readonly Person[];
  readonly asked: Asked[];
  readonly answered: Answered[];
  readonly committed: Committed[];
  readonly announced: Announced[];
  readonly reads: Read[];
  readonly rights: RightsChanged[];
  readonly silenced: Silenced[];
  /** When a node was kept from reading or held up at a write, epoch milliseconds, in order: news then takes longer. */
  readonly hindered: number[];
  /** From when on nothing went wrong any more, epoch milliseconds. */
  healedAt: number;
  /** When the last thing was done; everything should be settled by then. */
  endedAt: number;
};
