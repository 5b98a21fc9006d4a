import type { RecordedLot } from '#auction/testing/recorded-lot.ts';
import { type Checker, type Findings, lookAt } from '../invariant.ts';
import { acceptedBids, type BidStep, openingOf } from './bid-steps.ts';
import { plainNext } from './reference-increments.ts';

/** I7: the price never falls save by a void, neither from state to state nor from row to row; each bid was at least the asking bid before it (B1). */
export const risingPrice: Checker = {
  invariant: 'I7',
  check: (sale) => {
    const parts = [pricesRise(sale), bidsReachAsking(sale)];
    return { looked: parts[1]?.looked ?? 0, faults: parts.flatMap(({ faults }) => faults) };
  },
};

function pricesRise(sale: RecordedLot): Findings {
  return lookAt(sale, ({ command, before, recorded, after }) => {
    if (command.type === 'VoidBid') return null;
    let price = before.currentBid ?? 0;
    for (const { seq, event } of recorded) {
      if (event.type !== 'BidPlaced') continue;
      if (event.amount < price) return `the row of event ${seq} falls from ${price} to ${event.amount}`;
      price = event.amount;
    }
    return (after.currentBid ?? 0) === price ? null : `the price is ${after.currentBid}, the rows say ${price}`;
  });
}

function bidsReachAsking(sale: RecordedLot): Findings {
  const opening = openingOf(sale);
  const others = acceptedBids(sale).filter(({ before, command }) => before.leadingPaddle !== command.bidder.paddle);
  if (!opening) return { looked: 0, faults: [] };
  return lookAt(others, (step) => {
    const { before, command } = step;
    const amount = command.type === 'PlaceBid' ? command.amount : command.max;
    const asking =
      before.currentBid === null ? before.openingBid : plainNext(opening.terms.increments, before.currentBid);
    if (amount >= asking || isBeatenAtOpening(step)) return null;
    return `${amount} was taken when ${asking} was asked`;
  });
}

/** X1's one exception: a max that reaches the opening bid while one paddle alone stands at it. */
function isBeatenAtOpening({ before, command }: BidStep): boolean {
  const bidders = new Set<string>();
  for (let link = before.offers; link; link = link.before) bidders.add(link.offer.paddle);
  return (
    command.type === 'SetMaxBid' &&
    command.max >= before.openingBid &&
    before.currentBid === before.openingBid &&
    bidders.size === 1
  );
}
