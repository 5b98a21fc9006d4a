import type { PaddleStatus } from '#auction/paddle.ts';
import type { ExtensionScope, SoftClose, Terms } from '#auction/terms.ts';
import { randomTerms } from '#auction/testing/random-lot.ts';
import type { SeededRandom } from '#demo/seed/seeded-random.ts';

/** When every auction starts by the ledger's clock, epoch milliseconds. */
export const STARTS_AT = 1_795_500_000_000;

export type LotInScenario = {
  readonly openingBid: number;
  readonly reserve: number | null;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly group: string | null;
  /** The index of the person who consigned it. */
  readonly consignor: number | null;
};

export type PersonInScenario = {
  /** Null: a spectator, who tries to bid all the same. */
  readonly paddle: { readonly status: PaddleStatus; readonly bidLimit: number | null } | null;
  /** How many clients they use: each sends commands without knowing of the others. */
  readonly clients: number;
};

/** An auction before the first bid. */
export type Scenario = {
  readonly terms: Terms;
  /** The step between amounts. */
  readonly unit: number;
  readonly lots: readonly LotInScenario[];
  readonly people: readonly PersonInScenario[];
  /** From when on nobody sends new commands and no fault is injected, epoch milliseconds. */
  readonly calmFrom: number;
};

/** Large and odd, so that sums cannot be right by chance. */
const LARGE = 10_000_019;

/** Auctions last seconds instead of hours: the same things coincide, only sooner. */
export function randomScenario(random: SeededRandom): Scenario {
  const unit = random.chance(0.3) ? LARGE : 1;
  const numbers = Array.from({ length: 12 }, () => random.below(1_000));
  const terms = { ...randomTerms((n) => numbers[n] ?? 0, unit), softClose: randomSoftClose(random) };
  const opensAt = STARTS_AT + random.below(1_200);
  // Some lots stay open long after the last bid: only the server itself can then find what it
  // missed.
  const closesAt = STARTS_AT + 3_500 + random.below(4_500) + (random.chance(0.15) ? 9_000 : 0);
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
  return { terms, unit, lots, people: randomPeople(random, lots), calmFrom: STARTS_AT + 10_000 + random.below(2_000) };
}

function randomPeople(random: SeededRandom, lots: readonly LotInScenario[]): readonly PersonInScenario[] {
  const [first] = lots;
  const limit = () => (random.chance(0.35) ? (first?.openingBid ?? 1) * (2 + random.below(12)) : null);
  const people = Array.from(
    { length: 3 + random.below(3) },
    (): PersonInScenario => ({
      paddle: { status: 'approved', bidLimit: limit() },
      clients: random.chance(0.25) ? 2 : 1,
    }),
  );
  if (random.chance(0.2)) people.push({ paddle: { status: 'awaiting-approval', bidLimit: null }, clients: 1 });
  if (random.chance(0.1)) people.push({ paddle: null, clients: 1 });
  return people;
}

function randomSoftClose(random: SeededRandom): SoftClose {
  if (random.chance(0.2)) return { mode: 'off' };
  return {
    mode: random.pick(['reset', 'add']),
    window: 400 + random.below(1_800),
    extension: 400 + random.below(1_800),
    cap: random.pick([null, 0, 1_500, 5_000]),
    scope: random.pick<ExtensionScope>(['lot', 'lot', 'lot', 'group', 'auction', 'cascade']),
  };
}
