import type { IncrementTable } from './increment-table.ts';
import type { Lot, Offer } from './lot.ts';
import { termsOf } from './lot-state.ts';
import type { Money } from './money.ts';
import type { BelowReserve } from './terms.ts';

/** What of a lot's terms decides its price. */
export type Pricing = {
  readonly increments: IncrementTable;
  readonly openingBid: Money;
  readonly reserve: Money | null;
  readonly belowReserve: BelowReserve;
};

/** What decides an opened lot's price, its reserve as it is now. */
export function pricingOf(lot: Lot): Pricing {
  const { increments, belowReserve } = termsOf(lot);
  return { increments, belowReserve, openingBid: lot.openingBid, reserve: lot.reserve };
}

/** Who leads, who is next, at what price: what a new offer is weighed against. The price is kept, since raising a max does not move it (X3). */
export type Standings = {
  readonly leader: Offer | null;
  readonly underbidder: Offer | null;
  readonly currentBid: Money | null;
};

export const NO_BIDS: Standings = { leader: null, underbidder: null, currentBid: null };
