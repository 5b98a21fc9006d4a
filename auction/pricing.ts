import type { Lot } from './lot.ts';
import { termsOf } from './lot-state.ts';
import type { Pricing } from './max-bids.ts';

/** What decides an opened lot's price, its reserve as it is now. */
export function pricingOf(lot: Lot): Pricing {
  const { increments, belowReserve } = termsOf(lot);
  return { increments, belowReserve, openingBid: lot.openingBid, reserve: lot.reserve };
}
