import { seededRandom } from '../seed/seeded-random.ts';

/** What kind of bidder a bot is. All of it follows from its name, so that it is the same after a restart. */
export type BotTemper = {
  /** How often it leaves a max instead of an exact bid, 0 to 1. */
  readonly leavesMax: number;
  /** How often it goes a step higher than it must, 0 to 1. */
  readonly jumps: number;
  /** How much it prefers lots that are about to close, from 1. */
  readonly lastMinute: number;
  /** What it thinks of estimates: 1 takes them at their word. */
  readonly generosity: number;
  /** In how many lots of ten it is interested. */
  readonly interest: number;
};

/** The temper of a bot. */
export function temperOf(name: string): BotTemper {
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
 * The most that a bot would ever pay for a lot, minor units; 0 where it is not interested. It is private, and it does not change: a person who
 * goes on bidding gets the lot.
 */
export function valuationOf(
  name: string,
  temper: BotTemper,
  lot: {
    readonly lotId: string;
    readonly openingBid: number;
    readonly estimate: { readonly low: number; readonly high: number } | null;
  },
): number {
  const random = seededRandom(`${name} looks at ${lot.lotId}`);
  if (random.between(0, 10) > temper.interest) return 0;
  const { low, high } = lot.estimate ?? { low: lot.openingBid * 1.5, high: lot.openingBid * 2.2 };
  return Math.round(((low + high) / 2) * temper.generosity * Math.exp(random.normal() * 0.28 - 0.05));
}
