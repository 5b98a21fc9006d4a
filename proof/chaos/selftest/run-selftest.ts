import type { InvariantId } from '#proof/invariants/claims.ts';
import { type Verdict, verdictOf } from '#proof/invariants/invariant.ts';
import { RECORDED_RUN_IDS, RECORDED_RUN_INVARIANTS } from '#proof/invariants/recorded-run/recorded-run-invariants.ts';
import type { RecordedRun } from '../recording/recorded-run.ts';
import { UsageError } from '../usage-error.ts';
import { PLANTED_BUGS } from './planted-bugs/planted-bugs.ts';
import { type SmallRun, smallRun } from './small-run.ts';

/** The combined verdict of all invariants of one number. */
export function verdictOn(run: RecordedRun, id: InvariantId): Verdict {
  return verdictOf(RECORDED_RUN_INVARIANTS.filter((one) => one.id === id).flatMap(({ check }) => check(run)));
}

/** The small run with one bug planted. */
export function withBug(plant: (run: SmallRun) => void): SmallRun {
  const run = structuredClone(smallRun());
  plant(run);
  return run;
}

/**
 * Checks every planted bug, or those of one invariant. True when each is caught and the run without
 * bugs passes.
 */
export function runSelftest(only: string | null, print: (message: string) => void): boolean {
  const ids = RECORDED_RUN_IDS.filter((id) => only === null || id === only);
  if (ids.length === 0) throw new UsageError(`No such invariant: ${only}. There are: ${RECORDED_RUN_IDS.join(', ')}`);
  const failing = ids.filter((id) => verdictOn(smallRun(), id) !== 'held');
  for (const id of failing) print(`${id}: is violated by a run without bugs`);
  const bugs = PLANTED_BUGS.filter(({ id }) => ids.includes(id));
  const missed = bugs.filter(({ id, bug, plant }) => {
    const isCaught = verdictOn(withBug(plant), id) === 'violated';
    print(`${id}: ${isCaught ? 'caught' : 'MISSED'}: ${bug}`);
    return !isCaught;
  });
  print(`${bugs.length - missed.length} of ${bugs.length} planted bugs caught.`);
  return failing.length === 0 && missed.length === 0;
}
