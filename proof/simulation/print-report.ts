import { findings, verdictOf } from '../invariants/invariant.ts';
import type { FailedSeed, Report } from './simulate.ts';

/** How many failing seeds, and how many breaches of each, are printed. */
const MOST_SHOWN = 10;

/**
 * Prints the size of a run, what happened, the verdict on each invariant, and the command that
 * repeats each failure.
 */
export function printReport(
  { auctions, commands, tally, examined, failed }: Report,
  { seed, minutes }: { readonly seed: number; readonly minutes: number },
): void {
  console.log(`${auctions} auctions, seeds ${seed} to ${seed + auctions - 1}, ${commands} commands`);
  console.log(`${Math.round(auctions / minutes)} auctions a minute`);
  console.log('\nWhat happened');
  for (const [what, times] of [...tally.counts()].sort(([one], [other]) => (one < other ? -1 : 1)))
    console.log(`  ${what.padEnd(28)} ${times}`);
  console.log('\nInvariants');
  for (const [{ id, claim }, places] of examined) {
    const breaches = failed.flatMap((one) => one.breaches.flatMap(({ id: of, breach }) => (of === id ? breach : [])));
    const verdict = verdictOf(findings(places > 0 ? 1 : 0, breaches));
    console.log(`  ${verdict.padEnd(8)} ${id.padEnd(4)} ${claim} (${places} places)`);
  }
  console.log(failed.length === 0 ? '\nNo breach.' : `\n${failed.length} auctions with a breach:`);
  for (const one of failed.slice(0, MOST_SHOWN)) printFailure(one);
}

function printFailure({ seed, breaches }: FailedSeed): void {
  console.log(`  seed ${seed}; repeat it with: npm run simulate -- --auctions 1 --seed ${seed}`);
  for (const { id, breach } of breaches.slice(0, MOST_SHOWN)) console.log(`    ${id}: ${breach}`);
}
