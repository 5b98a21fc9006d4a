import type { PaddleStatus } from '#auction/paddle.ts';
import type { ExtensionScope, SoftClose, Terms } from '#auction/terms.ts';
import { randomTerms } from '#auction/testing/random-lot.ts';
import type { Random } from './seeded-random.ts';

/** When every auction begins by the ledger's clock, epoch milliseconds. */
export const BEGINNING = 1_795_500_000_000;

export type LotInScenario = {
  readonly openingBid: number;
  readonly reserve: number | null;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly group: string | null;
  /** Which of the people consigned it. */
  readonly consignor: number | null;
};

export type PersonInScenario = {
  /** Null: somebody who watches and tries to bid all the same. */
  readonly paddle: { readonly status: PaddleStatus; readonly bidLimit: number | null } | null;
  /** How many windows they have open: each gives its commands without knowing of the others. */
  readonly windows: number;
};

/** What an auction is like before anybody bids. */
export type Scenario = {
  readonly terms: Terms;
  /** The grain of the amounts. */
  readonly unit: number;
  readonly lots: readonly LotInScenario[];
  readonly people: readonly PersonInScenario[];
  /** From when on nobody begins anything new and nothing goes wrong any more, epoch milliseconds. */
  readonly calmFrom: number;
};

/** Large and crooked, so that sums cannot come right by chance. */
const LARGE = 10_000_019;

/** Auctions are short here, seconds where a house takes hours: the same things meet, only sooner. */
export function randomScenario(random: Random): Scenario {
  const unit = random.chance(0.3) ? LARGE : 1;
  const numbers = Array.from({ length: 12 }, () => random.below(1_000));
  const terms = { ...randomTerms((n) => numbers[n] ?? 0, unit), softClose: randomSoftClose(random) };
  const opensAt = BEGINNING + random.below(1_200);
  // Some lots stay open long after the last bid: then nothing but the house itself brings to light what it missed.
  const closesAt = BEGINNING + 3_500 + random.below(4_500) + (random.chance(0.15) ? 9_000 : 0);
  const gap = random.pick([0, 0, 150, 700]);
  const lots = Array.from({ length: 1 + random.below(4) }, (_, n): LotInScenario => {
    const openingBid = (1 + random.below(40)) * (unit > 1 ? unit : 1 + random.below(7));
    return {
      openingBid,
      reserve: random.chance(0.5) ? openingBid * (1 + random.below(4)) + random.below(4) : null,
      opensAt,
      closesAt: closesAt + n * gap,
      group: random.pick([null, 'chairs', 'chairs', 'maps']),
      consignor: random.chance(0.3) ? 0 : null,
    };
  });
  return { terms, unit, lots, people: randomPeople(random, lots), calmFrom: BEGINNING + 10_000 + random.below(2_000) };
}

function randomPeople(random: Random, lots: readonly LotInScenario[]): readonly PersonInScenario[] {
  const [first] = lots;
  const limit = () => (random.chance(0.35) ? (first?.openingBid ?? 1) * (2 + random.below(12)) : null);
  const people = Array.from(
    { length: 3 + random.below(3) },
    (): PersonInScenario => ({
      paddle: { status: 'approved', bidLimit: limit() },
      windows: random.chance(0.25) ? 2 : 1,
    }),
  );
  if (random.chance(0.2)) people.push({ paddle: { status: 'awaiting-approval', bidLimit: null }, windows: 1 });
  if (random.chance(0.1)) people.push({ paddle: null, windows: 1 });
  return people;
}

function randomSoftClose(random: Random): SoftClose {
  if (random.chance(0.2)) return { mode: 'off' };
  return {
    mode: random.pick(['reset', 'add']),
    window: 400 + random.below(1_800),
    extension: 400 + random.below(1_800),
    cap: random.pick([null, 0, 1_500, 5_000]),
    scope: random.pick<ExtensionScope>(['lot', 'lot', 'lot', 'group', 'auction', 'cascade']),
  };
}
