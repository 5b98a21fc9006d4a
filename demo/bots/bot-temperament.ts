import { seededRandom } from '../seed/seeded-random.ts';

/** What kind of bidder a bot is. Derived from its name, so that a restart does not change it. */
export type BotTemperament = {
  /** The probability that it leaves a max bid instead of an exact bid. */
  readonly leavesMax: number;
  /** The probability that it bids one increment more than it must. */
  readonly jumps: number;
  /** How much it prefers lots that are about to close, at least 1. */
  readonly lastMinute: number;
  /** What it multiplies estimates by. */
  readonly generosity: number;
  /** How many lots of ten interest it. */
  readonly interest: number;
};

/** The temperament of the bot with that name. */
export function temperamentOf(name: string): BotTemperament {
  const random = seededRandom(`temper of ${name}`);
  return {
    leavesMax: random.between(0.05, 0.35),
    jumps: random.between(0, 0.2),
    lastMinute: random.between(1, 6),
    generosity: random.between(0.75, 1.2),
    interest: random.between(4, 7),
  };
}

/**
 * The most that a bot pays for a lot, minor units; 0 if it is not interested. It never changes, so
 * that a person who keeps bidding wins the lot.
 */
export function valuationOf(
  name: string,
  temperament: BotTemperament,
  lot: {
    readonly lotId: string;
    readonly openingBid: number;
    readonly estimate: { readonly low: number; readonly high: number } | null;
  },
): number {
  const random = seededRandom(`${name} looks at ${lot.lotId}`);
  if (random.between(0, 10) > temperament.interest) return 0;
  const { low, high } = lot.estimate ?? { low: lot.openingBid * 1.5, high: lot.openingBid * 2.2 };
  return Math.round(((low + high) / 2) * temperament.generosity * Math.exp(random.normal() * 0.28 - 0.05));
}
