import type { Money } from './money.ts';
import type { PaddleNumber } from './paddle.ts';
import type { Terms } from './terms.ts';

export type LotStatus = 'scheduled' | 'open' | 'paused' | 'sold' | 'passed' | 'withdrawn';

/**
 * What a paddle has offered and stands by: at least `amount` (what was bid aloud; for a max bid, the opening bid), at most `limit`.
 * `seq` is the event that entered it: the earlier wins a tie (X2).
 */
export type Offer = {
  readonly paddle: PaddleNumber;
  readonly amount: Money;
  readonly limit: Money;
  readonly seq: number;
};

/** Every offer that stands, newest first. A list and not an array: a bid adds one link, and a void (B6) can walk it back. */
export type Offers = { readonly offer: Offer; readonly before: Offers } | null;

/** Every reserve that was in force, newest first, with the event that set it: a void (B6) replays them among the offers. */
export type Reserves = { readonly reserve: Money; readonly seq: number; readonly before: Reserves } | null;

/** The rows of the bid history that stand, newest first: the event that caused an automatic one, and the offer it was made under. */
export type Rows = {
  readonly seq: number;
  readonly cause: number | null;
  readonly offerSeq: number | null;
  readonly before: Rows;
} | null;

/**
 * A lot as the house knows it, secrets included: the fold of its events by `evolve`. Nobody outside the house sees this type;
 * `views.ts` makes what each audience may see.
 */
export type Lot = {
  readonly status: LotStatus;
  /** The number of its last event; 0 before the first. */
  readonly seq: number;
  /** The hash of its last event; 64 zeros before the first. */
  readonly hash: string;
  readonly terms: Terms | null;
  readonly openingBid: Money;
  readonly reserve: Money | null;
  readonly reserveMet: boolean;
  readonly reserves: Reserves;
  /** The printed closing time, moved only by a pause or a measured downtime: the cap of extensions counts from it (C2). */
  readonly scheduledClosesAt: number | null;
  readonly closesAt: number | null;
  readonly pausedAt: number | null;
  /** When it was sold, passed or withdrawn. */
  readonly endedAt: number | null;
  readonly extensions: number;
  readonly offers: Offers;
  readonly rows: Rows;
  /** The highest standing offer and the highest of any other paddle: all that pricing needs (X1). The house's own bid (R1) is one of them. */
  readonly leader: Offer | null;
  readonly underbidder: Offer | null;
  readonly currentBid: Money | null;
  readonly leadingPaddle: PaddleNumber | null;
  /** Bids in the history, automatic ones included, voided ones not. */
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
