/**
 * The ports of the saleroom: a ledger that stores its decisions, and an announcer that notifies
 * clients of them. Tests use a ledger in memory, the server one in Postgres; both pass
 * testing/ledger-contract/.
 */
import type { RecordedEvent } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import type { Bidder, PaddleStatus } from '#auction/paddle.ts';
import type { Rejection } from '#auction/rejections.ts';
import type { Terms } from '#auction/terms.ts';
import type { PaddleLot, PublicLot } from '#auction/views.ts';

export type LotId = string;
export type AuctionId = string;

/**
 * Who submits a command: a person with an account and a session, or the house itself, when the
 * clock opens or closes a lot. The person's paddle is read when the command is decided, never taken
 * from the request (I34).
 */
export type Actor =
  | { readonly kind: 'person'; readonly userId: string; readonly sessionId: string }
  | { readonly kind: 'house' };

/**
 * A lot with what the saleroom needs besides its bidding. `lot` is the fold of all its events in
 * the ledger.
 */
export type LotRecord = {
  readonly lotId: LotId;
  readonly auctionId: AuctionId;
  readonly lotNumber: string;
  /** Order within the catalogue, from 1. It defines the "later lots" of a cascade (C4). */
  readonly position: number;
  /**
   * Lots of one group extend together where the terms say `group` (C4); null = a group of its own.
   */
  readonly group: string | null;
  /** What the catalogue states before the lot opens: the content of its OpenLot command. */
  readonly catalogueEntry: {
    readonly terms: Terms;
    readonly openingBid: Lot['openingBid'];
    readonly reserve: Lot['reserve'];
    readonly opensAt: number;
    readonly closesAt: number | null;
  };
  readonly lot: Lot;
};

/** A person's registration in one auction. */
export type BidderRecord = {
  readonly userId: string;
  readonly paddleId: string | null;
  readonly paddle: Bidder['paddle'];
  readonly status: Bidder['status'];
  /** The paddle's limit over all lots, minor units; null = none. */
  readonly bidLimit: number | null;
  /**
   * What the paddle has committed on each lot where it leads or has won, by lot id, minor units.
   * Empty if it has no limit.
   */
  readonly committed: Readonly<Record<LotId, number>>;
  /** Lots of the auction that this person consigned (B3). */
  readonly consignedLots: readonly LotId[];
};

/**
 * The outcome of a keyed command, accepted or refused. It is stored once and never changes (I4,
 * I5).
 */
export type CommandOutcome = {
  readonly actorId: string;
  readonly key: string;
  readonly lotId: LotId;
  /**
   * A digest of the command's content: the same key with other content is refused as KEY_REUSED.
   */
  readonly digest: string;
  readonly result:
    | { readonly accepted: true; readonly seq: number; readonly hash: string; readonly at: number }
    | {
        readonly accepted: false;
        readonly rejection: Rejection | { readonly code: 'NEVER_RECEIVED' };
        readonly at: number;
      };
};

/** An event to append, with the actor and the command that caused it. */
export type EventToAppend = RecordedEvent & { readonly actorId: string | null; readonly commandKey: string | null };

/** The events of one lot in a batch. The store writes its projections from the lot `after` them. */
export type LotAppend = {
  readonly lotId: LotId;
  readonly expectedSeq: number;
  readonly events: readonly EventToAppend[];
  readonly after: Lot;
  /**
   * What the database's clock, read under the lot's lock, must show for the decisions to be valid:
   * for bids a time before the close (C1); for a close, and for a refusal because the lot has
   * closed, that time or later (I13).
   */
  readonly clock: 'before-close' | 'at-or-after-close' | 'any';
};

export type LedgerBatch = {
  /**
   * The instant for which the batch was decided. The write is refused when the database's clock
   * differs too much from it.
   */
  readonly decidedAt: number;
  /** Usually one lot; several when an extension spreads (C4). All are written, or none. */
  readonly lots: readonly LotAppend[];
  readonly outcomes: readonly CommandOutcome[];
  /**
   * The people whose bids were accepted. Checked under the lock: session alive, not banned, paddle
   * approved, limit kept (I21, I34).
   */
  readonly bidders: readonly { readonly userId: string; readonly sessionId: string; readonly paddleId: string }[];
};

/** The result of an append. Unless it is `written`, nothing was written. */
export type AppendResult =
  | { readonly kind: 'written'; readonly recordedAt: number }
  /** Another node has written to these lots: read their new events and decide again. */
  | { readonly kind: 'seq-moved'; readonly lotIds: readonly LotId[] }
  /** The database's clock does not fit the decisions: decide again at `now`. */
  | { readonly kind: 'clock-moved'; readonly now: number }
  /** Some keys already have an outcome: answer them with it, and decide the others again. */
  | { readonly kind: 'keys-seen'; readonly outcomes: readonly CommandOutcome[] }
  /** These people's rights are not as the decisions assumed: reload them and decide again. */
  | {
      readonly kind: 'rights-changed';
      readonly userIds: readonly string[];
      /** Ended sessions, also of suspended accounts: their commands are UNAUTHENTICATED. */
      readonly endedSessions: readonly string[];
    };

/**
 * Stores what was decided. Any method may throw: LedgerUnavailable when certainly nothing was
 * written; after any other error it is unknown whether the write happened.
 */
export type Ledger = {
  /** The database's `clock_timestamp()`, epoch milliseconds. */
  readonly readClock: () => Promise<number>;
  readonly loadLot: (lotId: LotId) => Promise<LotRecord | null>;
  /**
   * The open and paused lots of an auction in catalogue order, for terms whose extensions spread.
   */
  readonly readLotsOnSale: (auctionId: AuctionId) => Promise<readonly LotId[]>;
  readonly readEventsAfter: (lotId: LotId, seq: number) => Promise<readonly RecordedEvent[]>;
  /** Locks, checks and appends in one statement. See LedgerBatch and AppendResult. */
  readonly append: (batch: LedgerBatch) => Promise<AppendResult>;
  readonly readBidders: (auctionId: AuctionId, userIds: readonly string[]) => Promise<readonly BidderRecord[]>;
  readonly findOutcomes: (
    keys: readonly { readonly actorId: string; readonly key: string }[],
  ) => Promise<readonly CommandOutcome[]>;
  /**
   * Stores an outcome for a key that has none, and returns the key's outcome. A look-up of a key
   * that was never received burns the key this way (I4).
   */
  readonly storeOutcomeIfAbsent: (outcome: CommandOutcome) => Promise<CommandOutcome>;
  /**
   * The lots that are due to open or close by the database's clock, and the next time at which one
   * will be (null = none).
   */
  readonly readDueLots: () => Promise<{
    readonly now: number;
    readonly toOpen: readonly LotId[];
    readonly toClose: readonly LotId[];
    readonly nextAt: number | null;
  }>;
};

/**
 * What a client that joins an auction is shown. Read from the ledger's projections, so it is never
 * behind an acknowledged bid (I26).
 */
export type AuctionReader = {
  /**
   * The public lots of a published auction, all or those named; null when there is no such
   * published auction.
   */
  readonly readPublicLots: (
    auctionId: AuctionId,
    lotIds: readonly LotId[] | null,
  ) => Promise<Readonly<Record<LotId, PublicLot>> | null>;
  /**
   * A person's paddle in an auction, with its standing on the lots it has bid on; null for a
   * spectator.
   */
  readonly readPaddle: (
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

/** The ledger could not be reached, so certainly nothing was written. */
export class LedgerUnavailable extends Error {
  override name = 'LedgerUnavailable';
}

/** What a committed batch changed on one lot. */
export type LotChange = {
  readonly record: Omit<LotRecord, 'lot'>;
  readonly before: Lot;
  readonly after: Lot;
  readonly events: readonly RecordedEvent[];
};

/**
 * Notifies clients of committed changes. Never throws and never waits: a client that misses one
 * reads the ledger.
 */
export type Announcer = { readonly lotChanged: (change: LotChange) => void };

/** Reads how far the ledgers of an auction's lots go, for a node that may have announced less. */
export type LastSeqReader = {
  /** The last seq of each lot of these auctions: of all lots, or of those on sale only. */
  readonly readLastSeqs: (auctionIds: readonly AuctionId[], which: 'all' | 'on-sale') => Promise<readonly LotLastSeq[]>;
};
export type LotLastSeq = {
  readonly auctionId: AuctionId;
  readonly lotId: LotId;
  readonly seq: number;
  readonly isOnSale: boolean;
};

/**
 * Says that a lot's ledger has grown to `seq`. It carries no state and may be lost: each node also
 * polls the ledger.
 */
export type LedgerHint = { readonly lotId: LotId; readonly seq: number };

/** Exchanges hints between nodes. Neither method may throw or wait. */
export type LedgerHints = {
  readonly send: (hint: LedgerHint) => void;
  /**
   * Calls the listener with the hints of other nodes, and possibly with this node's own. Returns a
   * function that ends the subscription.
   */
  readonly subscribe: (listener: (hint: LedgerHint) => void) => () => void;
};
