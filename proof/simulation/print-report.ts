import { verdictOf } from '../invariants/invariant.ts';
import type { FailedSeed, Report } from './simulate.ts';

/** How many failing seeds and breaches of each are printed. */
const MOST_SHOWN = 10;

/** Prints what a run has seen: its size, what happened, a verdict for each judgement, and how to see each failure again. */
export function printReport(
  { auctions, commands, tally, looked, failed }: Report,
  { seed, minutes }: { readonly seed: number; readonly minutes: number },
): void {
  console.log(`${auctions} auctions, seeds ${seed} to ${seed + auctions - 1}, ${commands} commands`);
  console.log(`${Math.round(auctions / minutes)} auctions a minute`);
  console.log('\nWhat happened');
  for (const [what, times] of [...tally.counts()].sort(([one], [other]) => (one < other ? -1 : 1)))
    console.log(`  ${what.padEnd(28)} ${times}`);
  console.log('\nVerdicts');
  for (const [{ invariant, says }, places] of looked) {
    const faults = failed.flatMap(({ breaches }) =>
      breaches.flatMap((b) => (b.invariant === invariant ? b.fault : [])),
    );
    const verdict = verdictOf({ looked: places, faults });
    console.log(`  ${verdict.padEnd(8)} ${invariant.padEnd(4)} ${says} (${places} places)`);
  }
  console.log(failed.length === 0 ? '\nNo breach.' : `\n${failed.length} auctions with a breach:`);
  for (const one of failed.slice(0, MOST_SHOWN)) printFailure(one);
}

function printFailure({ seed, breaches }: FailedSeed): void {
  console.log(`  seed ${seed}; again with: npm run simulate -- --auctions 1 --seed ${seed}`);
  for (const { invariant, fault } of breaches.slice(0, MOST_SHOWN)) console.log(`    ${invariant}: ${fault}`);
}
