import type { RecordedLot } from '#auction/testing/recorded-lot.ts';
import { CLAIMS } from '../claims.ts';
import { breachesIn, examine, type Finding, type Invariant } from '../invariant.ts';
import { acceptedBids, type BidStep, openingOf } from './bid-steps.ts';
import { nextAmount } from './reference-increments.ts';

/**
 * I7: the price falls only when a bid is voided, neither between states nor between rows. Each bid
 * was at least the asking bid before it (B1).
 */
export const risingPrice: Invariant<RecordedLot> = {
  ...CLAIMS.risingPrice,
  check: (steps) => {
    const falls = breachesIn(examine(steps, fallIn));
    return [...bidsReachAsking(steps), ...falls.map((breach) => ({ at: null, breach }))];
  },
};

function fallIn({ command, before, recorded, after }: RecordedLot[number]): string | null {
  if (command.type === 'VoidBid') return null;
  let price = before.currentBid ?? 0;
  for (const { seq, event } of recorded) {
    if (event.type !== 'BidPlaced') continue;
    if (event.amount < price) return `the row of event ${seq} falls from ${price} to ${event.amount}`;
    price = event.amount;
  }
  return (after.currentBid ?? 0) === price ? null : `the price is ${after.currentBid}, but its rows end at ${price}`;
}

function bidsReachAsking(steps: RecordedLot): readonly Finding[] {
  const opening = openingOf(steps);
  const challenges = acceptedBids(steps).filter(
    ({ before, command }) => before.leadingPaddle !== command.bidder.paddle,
  );
  if (!opening) return [];
  return examine(challenges, (step) => {
    const { before, command } = step;
    const amount = command.type === 'PlaceBid' ? command.amount : command.max;
    const asking =
      before.currentBid === null ? before.openingBid : nextAmount(opening.terms.increments, before.currentBid);
    if (amount >= asking || isBeatenAtOpening(step)) return null;
    return `${amount} was accepted when the asking bid was ${asking}`;
  });
}

/** X1's one exception: a max bid that reaches the opening bid while a single paddle leads at it. */
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
