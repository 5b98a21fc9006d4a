import { ALL_JUDGEMENTS, type Breach, judgeAuction } from '../invariants/simulated-auction/check-auction.ts';
import type { Judgement } from '../invariants/simulated-auction/simulated-auction-invariants.ts';
import { playAuction } from './play-auction.ts';
import { HONEST_PARTS, type Parts } from './replaceable-parts.ts';
import { createTally, type Tally } from './tally.ts';

export type FailedSeed = { readonly seed: number; readonly breaches: readonly Breach[] };

/** What a run of many auctions has seen. */
export type Report = {
  readonly auctions: number;
  /** Commands that people meant to give; their copies and look-ups are not counted. */
  readonly commands: number;
  readonly tally: Tally;
  /** How many places each judgement had to look at; none makes its verdict vacuous. */
  readonly looked: ReadonlyMap<Judgement, number>;
  readonly failed: readonly FailedSeed[];
};

export type SimulationOptions = {
  readonly seeds: Iterable<number>;
  /** The house, made anew for each auction. */
  readonly parts?: () => Parts;
  /** Whether enough has been seen: asked after each auction. */
  readonly isEnough?: (report: Report) => boolean;
};

/** Plays an auction for each seed, one after the other, and judges each. */
export async function simulate({ seeds, parts = () => HONEST_PARTS, isEnough }: SimulationOptions): Promise<Report> {
  const tally = createTally();
  const looked = new Map(ALL_JUDGEMENTS.map((judgement) => [judgement, 0]));
  const failed: FailedSeed[] = [];
  let report: Report = { auctions: 0, commands: 0, tally, looked, failed };
  for (const seed of seeds) {
    const { history, tally: counted } = await playAuction(seed, parts());
    const ruling = judgeAuction(history);
    for (const [what, times] of counted.counts()) tally.add(what, times);
    for (const [judgement, places] of ruling.looked) looked.set(judgement, (looked.get(judgement) ?? 0) + places);
    if (ruling.breaches.length > 0) failed.push({ seed, breaches: ruling.breaches });
    report = { ...report, auctions: report.auctions + 1, commands: report.commands + history.asked.length };
    if (isEnough?.(report)) break;
  }
  return report;
}

/** So many seeds in a row. */
export function* seedsFrom(first: number, count: number): Generator<number> {
  for (let n = 0; n < count; n += 1) yield first + n;
}

/** Plays auctions of a house with a bug until the invariant is seen to break, or the seeds are used up. */
export async function findBug(parts: () => Parts, invariant: string, seeds: Iterable<number>): Promise<Report> {
  const breaks = ({ failed }: Report) =>
    failed.at(-1)?.breaches.some((breach) => breach.invariant === invariant) ?? false;
  return simulate({ seeds, parts, isEnough: breaks });
}
