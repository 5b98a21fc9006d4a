import type { Money } from './money.ts';
import type { PaddleNumber } from './paddle.ts';
import type { Terms } from './terms.ts';

export type LotStatus = 'scheduled' | 'open' | 'paused' | 'sold' | 'passed' | 'withdrawn';

/** What a paddle has offered and stands by: at least `amount`, at most `limit`. `seq` is the event that entered it: the earlier wins a tie (X2). */
export type Offer = {
  readonly paddle: PaddleNumber;
  readonly amount: Money;
  readonly limit: Money;
  readonly seq: number;
};

/** Every offer that stands, newest first. A list and not an array: a bid adds one link, and a void (B6) can walk it back. */
export type Offers = { readonly offer: Offer; readonly before: Offers } | null;

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
  readonly scheduledClosesAt: number | null;
  readonly closesAt: number | null;
  readonly pausedAt: number | null;
  /** When it was sold, passed or withdrawn. */
  readonly endedAt: number | null;
  readonly extensions: number;
  readonly offers: Offers;
  /** The highest standing offer and the highest of any other paddle: all that pricing needs (X1). */
  readonly leader: Offer | null;
  readonly underbidder: Offer | null;
  readonly currentBid: Money | null;
  readonly leadingPaddle: PaddleNumber | null;
  /** Bids in the history, automatic ones included, voided ones not. */
  readonly bidCount: number;
  readonly hammerPrice: Money | null;
};

export const GENESIS_HASH = '0'.repeat(64);
