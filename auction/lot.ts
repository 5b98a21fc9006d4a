import type { Money } from './money.ts';
import type { PaddleNumber } from './paddle.ts';
import type { Terms } from './terms.ts';

export type LotStatus = 'scheduled' | 'open' | 'paused' | 'sold' | 'passed' | 'withdrawn';

/**
 * A paddle's binding offer: at least `amount` (the amount bid openly; for a max bid, the opening
 * bid), at most `limit`. `seq` is the event that entered it; the earlier one wins a tie (X2).
 */
export type Offer = {
  readonly paddle: PaddleNumber;
  readonly amount: Money;
  readonly limit: Money;
  readonly seq: number;
};

/** The standing offers, newest first. A linked list: a bid adds a link without copying the rest. */
export type Offers = { readonly offer: Offer; readonly before: Offers } | null;

/** All reserves with the events that set them, newest first: a void (B6) replays them. */
export type Reserves = { readonly reserve: Money; readonly seq: number; readonly before: Reserves } | null;

/** The standing history rows, newest first, with the causing event and the offer of each. */
export type Rows = {
  readonly seq: number;
  readonly cause: number | null;
  readonly offerSeq: number | null;
  readonly before: Rows;
} | null;

/**
 * The full state of a lot, secrets included: the fold of its events by `evolve`. It is never sent
 * to clients; `views.ts` derives what each audience may see.
 */
export type Lot = {
  readonly status: LotStatus;
  /** The seq of its last event; 0 before the first. */
  readonly seq: number;
  /** The hash of its last event; 64 zeros before the first. */
  readonly hash: string;
  readonly terms: Terms | null;
  readonly openingBid: Money;
  readonly reserve: Money | null;
  readonly reserveMet: boolean;
  readonly reserves: Reserves;
  /** The scheduled close, moved only by a pause or a downtime. The cap counts from it (C2). */
  readonly scheduledClosesAt: number | null;
  readonly closesAt: number | null;
  readonly pausedAt: number | null;
  /** When it was sold, passed or withdrawn. */
  readonly endedAt: number | null;
  readonly extensions: number;
  readonly offers: Offers;
  readonly rows: Rows;
  /**
   * The highest standing offer, possibly the house's (R1). With `underbidder` it makes the price.
   */
  readonly leader: Offer | null;
  readonly underbidder: Offer | null;
  readonly currentBid: Money | null;
  readonly leadingPaddle: PaddleNumber | null;
  /** The number of bids in the history: includes automatic ones, excludes voided ones. */
  readonly bidCount: number;
  readonly hammerPrice: Money | null;
};

export const GENESIS_HASH = '0'.repeat(64);

/** A lot before its first event. */
export const SCHEDULED_LOT: Lot = {
  status: 'scheduled',
  seq: 0,
  hash: GENESIS_HASH,
  terms: null,
  openingBid: 0 as Money,
  reserve: null,
  reserveMet: false,
  reserves: null,
  scheduledClosesAt: null,
  closesAt: null,
  pausedAt: null,
  endedAt: null,
  extensions: 0,
  offers: null,
  rows: null,
  leader: null,
  underbidder: null,
  currentBid: null,
  leadingPaddle: null,
  bidCount: 0,
  hammerPrice: null,
};
