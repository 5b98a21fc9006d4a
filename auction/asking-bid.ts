import { nextBidAbove } from './increment-table.ts';
import type { Lot } from './lot.ts';
import type { Money } from './money.ts';
import type { Terms } from './terms.ts';

/** The least next bid: the opening bid while there is none, then the current bid and its increment (B1). */
export function askingBid(lot: Lot, terms: Terms): Money {
  return lot.currentBid === null ? lot.openingBid : nextBidAbove(terms.increments, lot.currentBid);
}

/**
 * The least max bid of a paddle that does not lead. It is the asking bid, save while one paddle alone has bid and stands at the opening bid:
 * then a max need only reach the opening bid itself, and is entered as beaten (or, being later, loses the tie).
 */
export function leastMaxBid(lot: Lot, terms: Terms): Money {
  const onePaddleAtOpening = lot.leader !== null && lot.underbidder === null && lot.currentBid === lot.openingBid;
  return onePaddleAtOpening ? lot.openingBid : askingBid(lot, terms);
}
