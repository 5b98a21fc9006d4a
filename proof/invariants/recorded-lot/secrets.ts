import { publicPart } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import type { RecordedLot, Step } from '#auction/testing/recorded-lot.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';
import { nextAmount } from './reference-increments.ts';

/** Shorter numbers occur by chance, as prices or in times. */
const LEAST_RECOGNISABLE = 10_000_000;

/**
 * I28: no public event and no public view contains the leader's max bid, or a reserve above the
 * price. Only numbers of eight digits or more are searched for, which large odd amounts make
 * unique.
 */
export const secrets: Invariant<RecordedLot> = {
  ...CLAIMS.secrets,
  check: (steps) =>
    examine(
      steps.filter(({ after }) => secretsOf(after).length > 0),
      leakIn,
    ),
};

function leakIn({ recorded, after, seen }: Step): string | null {
  const published = JSON.stringify([seen, recorded.map(({ event }) => publicPart(event))]);
  const leaked = secretsOf(after).find((secret) => published.includes(String(secret)));
  return leaked === undefined ? null : `the secret ${leaked} was published with event ${after.seq}`;
}

/** The amounts that are still secret: a limit that the price has reached is public. */
function secretsOf(lot: Lot): readonly number[] {
  const price = lot.currentBid ?? 0;
  const amounts = [lot.leader?.limit ?? 0, lot.reserve ?? 0];
  return amounts.filter((amount) => amount > price && amount >= LEAST_RECOGNISABLE && !isPublicAmount(lot, amount));
}

/**
 * The opening bid and the next amounts are public, so a secret that equals one of them appears
 * without being leaked.
 */
function isPublicAmount({ currentBid, openingBid, terms }: Lot, amount: number): boolean {
  if (!terms) return false;
  let next: number = currentBid === null ? openingBid : nextAmount(terms.increments, currentBid);
  for (let button = 0; button < 3; button += 1) {
    if (next === amount) return true;
    next = nextAmount(terms.increments, next);
  }
  return amount === openingBid;
}
