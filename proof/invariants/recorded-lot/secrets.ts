import { publicPart } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import type { Step } from '#auction/testing/recorded-lot.ts';
import { type Checker, lookAt } from '../invariant.ts';
import { plainNext } from './reference-increments.ts';

/** Shorter numbers turn up by chance, as prices or in times. */
const TELLING = 10_000_000;

/**
 * I28: a leader's max and a reserve above the price stand in no public event and no public view. Only numbers of eight digits and more are
 * looked for: a sale in large, crooked amounts makes them unique.
 */
export const secretsKept: Checker = {
  invariant: 'I28',
  check: (sale) =>
    lookAt(
      sale.filter(({ after }) => secretsOf(after).length > 0),
      faultOf,
    ),
};

function faultOf({ recorded, after, seen }: Step): string | null {
  const told = JSON.stringify([seen, recorded.map(({ event }) => publicPart(event))]);
  const out = secretsOf(after).find((secret) => told.includes(String(secret)));
  return out === undefined ? null : `the secret ${out} was told at event ${after.seq}`;
}

/** What is secret still: a limit that the price has reached has been told by it. */
function secretsOf(lot: Lot): readonly number[] {
  const price = lot.currentBid ?? 0;
  const secrets = [lot.leader?.limit ?? 0, lot.reserve ?? 0].filter((secret) => secret > price && secret >= TELLING);
  return secrets.filter((secret) => !mayBeNamed(lot, secret));
}

/** The opening bid and the next amounts are public: a secret that equals one of them is named there by right, and gives nothing away. */
function mayBeNamed({ currentBid, openingBid, terms }: Lot, amount: number): boolean {
  if (!terms) return false;
  let next: number = currentBid === null ? openingBid : plainNext(terms.increments, currentBid);
  for (let button = 0; button < 3; button += 1) {
    if (next === amount) return true;
    next = plainNext(terms.increments, next);
  }
  return amount === openingBid;
}
