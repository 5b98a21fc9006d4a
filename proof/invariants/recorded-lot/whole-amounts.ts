import { isMoney, LARGEST_AMOUNT } from '#auction/money.ts';
import type { RecordedLot, Step } from '#auction/testing/recorded-lot.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';

/** The fields that contain an amount, at any depth of the JSON. */
const AMOUNTS =
  /"(?:amount|limit|atLeast|reserve|openingBid|currentBid|hammerPrice|askingBid|from|step|unit)":([^,}\]]+)/g;

/**
 * I20: every amount in an event or a view is a whole number of minor units from 0 to the largest
 * amount; every bid and price is above 0.
 */
export const wholeAmounts: Invariant<RecordedLot> = {
  ...CLAIMS.wholeAmounts,
  check: (steps) =>
    examine(
      steps.filter(({ recorded }) => recorded.length > 0),
      breachAt,
    ),
};

function breachAt({ recorded, seen }: Step): string | null {
  const text = JSON.stringify([recorded.map(({ event }) => event), seen]);
  for (const [field, value = ''] of text.matchAll(AMOUNTS)) {
    if (value === 'null' || value.startsWith('"')) continue;
    if (!isMoney(Number(value))) return `${field} is not an amount`;
  }
  for (const { event } of recorded) {
    if (event.type === 'BidPlaced' && event.amount <= 0) return `a bid of ${event.amount}`;
  }
  return seen.nextBids.every((bid) => isMoney(bid) && bid > 0 && bid <= LARGEST_AMOUNT)
    ? null
    : `next bids ${seen.nextBids}`;
}
