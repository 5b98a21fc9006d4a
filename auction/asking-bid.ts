import { nextBidAbove } from './increment-table.ts';
import type { Lot } from './lot.ts';
import type { Money } from './money.ts';
import type { Terms } from './terms.ts';

/** The least next bid: the opening bid while there is no bid, then current bid + increment (B1). */
export function askingBid(lot: Lot, terms: Terms): Money {
  return lot.currentBid === null ? lot.openingBid : nextBidAbove(terms.increments, lot.currentBid);
}

/**
 * The least max bid of a paddle that does not lead: the asking bid, or the opening bid while only
 * one paddle has bid and stands at it. Such a max is entered as beaten, or loses the tie (X1, X2).
 */
export function leastMaxBid(lot: Lot, terms: Terms): Money {
  const onePaddleAtOpening = lot.leader !== null && lot.underbidder === null && lot.currentBid === lot.openingBid;
  return onePaddleAtOpening ? lot.openingBid : askingBid(lot, terms);
}
