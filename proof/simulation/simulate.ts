import type { Invariant } from '../invariants/invariant.ts';
import { type Breach, checkAuction } from '../invariants/simulated-auction/check-auction.ts';
import type { SimulatedAuction } from '../invariants/simulated-auction/simulated-auction.ts';
import { SIMULATED_AUCTION_INVARIANTS } from '../invariants/simulated-auction/simulated-auction-invariants.ts';
import type { PlantedBug } from './planted-bugs/planted-bug.ts';
import { playAuction } from './play-auction.ts';
import { type ReplaceableParts, UNCHANGED_PARTS } from './replaceable-parts.ts';
import { createTally, type Tally } from './tally.ts';

export type FailedSeed = { readonly seed: number; readonly breaches: readonly Breach[] };

/** The result of many auctions. */
export type Report = {
  readonly auctions: number;
  /** Commands that people sent; their copies and look-ups are not counted. */
  readonly commands: number;
  readonly tally: Tally;
  /** How many places each invariant examined; with none, its verdict is vacuous. */
  readonly examined: ReadonlyMap<Invariant<SimulatedAuction>, number>;
  readonly failed: readonly FailedSeed[];
};

export type SimulationOptions = {
  readonly seeds: Iterable<number>;
  /** The parts of the server, made anew for each auction. */
  readonly parts?: () => ReplaceableParts;
  /** Called after each auction; true ends the simulation. */
  readonly isEnough?: (report: Report) => boolean;
};

/** Plays an auction for each seed, one after the other, and checks the invariants of each. */
export async function simulate({ seeds, parts = () => UNCHANGED_PARTS, isEnough }: SimulationOptions): Promise<Report> {
  const tally = createTally();
  const examined = new Map(SIMULATED_AUCTION_INVARIANTS.map((invariant) => [invariant, 0]));
  const failed: FailedSeed[] = [];
  let report: Report = { auctions: 0, commands: 0, tally, examined, failed };
  for (const seed of seeds) {
    const { history, tally: counted } = await playAuction(seed, parts());
    const result = checkAuction(history);
    for (const [what, times] of counted.counts()) tally.add(what, times);
    for (const [invariant, places] of result.examined) examined.set(invariant, (examined.get(invariant) ?? 0) + places);
    if (result.breaches.length > 0) failed.push({ seed, breaches: result.breaches });
    report = { ...report, auctions: report.auctions + 1, commands: report.commands + history.asked.length };
    if (isEnough?.(report)) break;
  }
  return report;
}

/** Consecutive seeds. */
export function* seedsFrom(first: number, count: number): Generator<number> {
  for (let n = 0; n < count; n += 1) yield first + n;
}

/** Plays auctions with a bug until its invariant is violated, or the seeds are used up. */
export async function findBug({ id, plant, seed }: PlantedBug, seeds: Iterable<number>): Promise<Report> {
  const isViolated = ({ failed }: Report) => failed.at(-1)?.breaches.some((breach) => breach.id === id) ?? false;
  return simulate({ seeds: [...(seed === undefined ? [] : [seed]), ...seeds], parts: plant, isEnough: isViolated });
}
