import type { IncrementTable } from './increment-table.ts';
import type { Lot, Offer } from './lot.ts';
import { termsOf } from './lot-state.ts';
import type { Money } from './money.ts';
import type { BelowReserve } from './terms.ts';

/** The parts of a lot's terms that determine its price. */
export type Pricing = {
  readonly increments: IncrementTable;
  readonly openingBid: Money;
  readonly reserve: Money | null;
  readonly belowReserve: BelowReserve;
};

/** The pricing of an opened lot with its current reserve. */
export function pricingOf(lot: Lot): Pricing {
  const { increments, belowReserve } = termsOf(lot);
  return { increments, belowReserve, openingBid: lot.openingBid, reserve: lot.reserve };
}

/**
 * The leader, the underbidder and the current bid. The current bid cannot be computed from the
 * offers alone, because a leader who raises their max does not move it (X3).
 */
export type Standings = {
  readonly leader: Offer | null;
  readonly underbidder: Offer | null;
  readonly currentBid: Money | null;
};

export const NO_BIDS: Standings = { leader: null, underbidder: null, currentBid: null };
