/**
 * The two things the saleroom needs from outside: a ledger that keeps what was decided, and an announcer that tells it.
 * The rules and the saleroom run against a memory ledger in tests and against Postgres in the house; both pass ledger-contract.ts.
 */
import type { LotCommand, OpenLot } from '#auction/commands.ts';
import type { RecordedEvent } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import type { Bidder, PaddleStatus } from '#auction/paddle.ts';
import type { Rejection } from '#auction/rejections.ts';
import type { Terms } from '#auction/terms.ts';
import type { PaddleLot, PublicLot } from '#auction/views.ts';

export type LotId = string;
export type AuctionId = string;

/**
 * Who gives a command: a person, known by account and session, or the house itself, when the clock opens or closes a lot. Which paddle the
 * person holds is read from the register when the command is decided, never taken from whoever hands it in (I34).
 */
export type Actor =
  | { readonly kind: 'person'; readonly userId: string; readonly sessionId: string }
  | { readonly kind: 'house' };

/** A lot with what the saleroom has to know beside its bidding. `lot` is the fold of every event in the ledger. */
export type LotRecord = {
  readonly lotId: LotId;
  readonly auctionId: AuctionId;
  readonly lotNumber: string;
  /** Order within the catalogue, from 1: what "later lots" means for a cascade (C4). */
  readonly position: number;
  /** Lots of one group extend together where the terms say `group` (C4); null = a group of its own. */
  readonly group: string | null;
  /** What OpenLot will be given when the lot is due to open. */
  readonly catalogueEntry: {
    readonly terms: Terms;
    readonly openingBid: Lot['openingBid'];
    readonly reserve: Lot['reserve'];
    readonly opensAt: number;
    readonly closesAt: number | null;
  };
  readonly lot: Lot;
};

/** A person as the register of one auction knows them. */
export type BidderRecord = {
  readonly userId: string;
  readonly paddleId: string | null;
  readonly paddle: Bidder['paddle'];
  readonly status: Bidder['status'];
  /** The paddle's whole limit, minor units; null = none. */
  readonly bidLimit: number | null;
  /** What it has committed on each lot where it leads or has won, by lot id, minor units. Empty when the paddle has no limit. */
  readonly committed: Readonly<Record<LotId, number>>;
  /** Lots of the auction that this person consigned (B3). */
  readonly consignedLots: readonly LotId[];
};

/** What became of a keyed command. It is stored once, for accepted and refused alike, and is the answer to that key for ever (I4, I5). */
export type CommandOutcome = {
  readonly actorId: string;
  readonly key: string;
  readonly lotId: LotId;
  /** A digest of what was asked, so that the same key with other content is told KEY_REUSED. */
  readonly digest: string;
  readonly result:
    | { readonly accepted: true; readonly seq: number; readonly hash: string; readonly at: number }
    | {
        readonly accepted: false;
        readonly rejection: Rejection | { readonly code: 'NEVER_RECEIVED' };
        readonly at: number;
      };
};

/** An event on its way into the ledger, with who caused it. */
export type EventToAppend = RecordedEvent & { readonly actorId: string | null; readonly commandKey: string | null };

/** The events of one lot in a batch. `after` is the lot as it stands after them; the store writes its projections from it. */
export type LotAppend = {
  readonly lotId: LotId;
  readonly expectedSeq: number;
  readonly events: readonly EventToAppend[];
  readonly after: Lot;
  /**
   * What the house clock, read under the lot's lock, must say for the decisions to hold: bids need it before the closing time (C1);
   * a close, and a refusal because the lot has closed, need it at or after (I13).
   */
  readonly clock: 'before-close' | 'at-or-after-close' | 'any';
};

export type LedgerBatch = {
  /** The instant for which everything in the batch was decided; the write is refused when the house clock has left it too far behind. */
  readonly decidedAt: number;
  /** One lot as a rule; several where an extension spreads (C4). All are written or none. */
  readonly lots: readonly LotAppend[];
  readonly outcomes: readonly CommandOutcome[];
  /** The people whose bids were accepted: session alive, not banned, paddle approved, limit kept; checked under the lock (I21, I34). */
  readonly bidders: readonly { readonly userId: string; readonly sessionId: string; readonly paddleId: string }[];
};

export type AppendResult =
  | { readonly kind: 'written'; readonly recordedAt: number }
  /** Another node was first on these lots: read on and decide again. Nothing was written. */
  | { readonly kind: 'seq-moved'; readonly lotIds: readonly LotId[] }
  /** The house clock says otherwise than the decision assumed: decide again at `now`. Nothing was written. */
  | { readonly kind: 'clock-moved'; readonly now: number }
  /** Some keys have an outcome already: answer them with it, decide the rest again. Nothing was written. */
  | { readonly kind: 'keys-seen'; readonly outcomes: readonly CommandOutcome[] }
  /** Somebody's rights are not what the decision assumed: read these people afresh and decide again. Nothing was written. */
  | {
      readonly kind: 'rights-changed';
      readonly userIds: readonly string[];
      /** Sessions that have ended, those of suspended accounts among them: their commands are answered UNAUTHENTICATED. */
      readonly endedSessions: readonly string[];
    };

/** Keeps what was decided. Every method may throw: LedgerUnavailable when surely nothing was written, anything else means unknown. */
export type Ledger = {
  /** The house clock: the database's `clock_timestamp()`, epoch milliseconds. */
  readonly readClock: () => Promise<number>;
  readonly loadLot: (lotId: LotId) => Promise<LotRecord | null>;
  /** The open and paused lots of an auction in catalogue order, for terms whose extensions spread. */
  readonly lotsOfAuction: (auctionId: AuctionId) => Promise<readonly LotId[]>;
  readonly eventsAfter: (lotId: LotId, seq: number) => Promise<readonly RecordedEvent[]>;
  /** One statement: locks, checks, appends. See LedgerBatch and AppendResult. */
  readonly append: (batch: LedgerBatch) => Promise<AppendResult>;
  readonly bidders: (auctionId: AuctionId, userIds: readonly string[]) => Promise<readonly BidderRecord[]>;
  readonly outcomes: (
    keys: readonly { readonly actorId: string; readonly key: string }[],
  ) => Promise<readonly CommandOutcome[]>;
  /** Stores an outcome for a key that has none (the look-up of a key never received burns it, I4); answers with the one that stands. */
  readonly storeOutcomeIfAbsent: (outcome: CommandOutcome) => Promise<CommandOutcome>;
  /** Lots whose opening or closing time has come by the house clock, and the instant of the next one to come (null = none). */
  readonly dueLots: () => Promise<{
    readonly now: number;
    readonly toOpen: readonly LotId[];
    readonly toClose: readonly LotId[];
    readonly nextAt: number | null;
  }>;
};

/** What people who enter the room are shown; read from the ledger's projections, so it is never behind an acknowledged bid (I26). */
export type AuctionReader = {
  /** The public lots of a published auction, all or those named; null when there is no such published auction. */
  readonly publicLots: (
    auctionId: AuctionId,
    lotIds: readonly LotId[] | null,
  ) => Promise<Readonly<Record<LotId, PublicLot>> | null>;
  /** A person's paddle in an auction with its standing on the lots it has bid on; null for a spectator. */
  readonly paddle: (
    auctionId: AuctionId,
    userId: string,
  ) => Promise<{
    readonly paddleId: string;
    readonly paddle: string;
    readonly status: PaddleStatus;
    readonly bidLimit: number | null;
    readonly lots: Readonly<Record<LotId, PaddleLot>>;
  } | null>;
};

/** Thrown by a ledger when it could not be reached at all, so that surely nothing was written. */
export class LedgerUnavailable extends Error {
  override name = 'LedgerUnavailable';
}

/** What a batch changed on one lot, told after it was committed. */
export type LotChange = {
  readonly record: Omit<LotRecord, 'lot'>;
  readonly before: Lot;
  readonly after: Lot;
  readonly events: readonly RecordedEvent[];
};

/** Tells people what was committed. Never throws, never waits: whoever misses it catches up from the ledger. */
export type Announcer = { readonly lotChanged: (change: LotChange) => void };

/** How far the ledgers of an auction's lots go, for a node that has told less of them. */
export type LastSeqReader = {
  /** The last seq of each lot of these auctions: of all, or of those on sale alone. */
  readonly lastSeqs: (auctionIds: readonly AuctionId[], which: 'all' | 'on-sale') => Promise<readonly LotLastSeq[]>;
};
export type LotLastSeq = {
  readonly auctionId: AuctionId;
  readonly lotId: LotId;
  readonly seq: number;
  readonly isOnSale: boolean;
};

/** "This lot's ledger goes on": carries no state, and may be lost. Whoever misses one reads the ledger a moment later all the same. */
export type LedgerHint = { readonly lotId: LotId; readonly seq: number };

/** How the nodes of a house hint to each other. Neither may throw or wait. */
export type LedgerHints = {
  readonly send: (hint: LedgerHint) => void;
  /** Hears the hints of the other nodes, and perhaps one's own; returns what ends it. */
  readonly subscribe: (listener: (hint: LedgerHint) => void) => () => void;
};

/**
 * A command as it enters a lot's queue, before it has a time, a salt and a bidder's facts. OpenLot comes bare: what it opens the lot with
 * stands in the lot's record (`sale`).
 */
export type UntimedCommand<C = LotCommand> = C extends OpenLot
  ? Pick<OpenLot, 'type'>
  : C extends unknown
    ? Omit<C, 'at' | 'salt' | 'bidder'>
    : never;
