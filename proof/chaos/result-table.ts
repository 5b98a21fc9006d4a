import type { InvariantId } from '../invariants/claims.ts';
import type { Verdict } from '../invariants/invariant.ts';
import { RECORDED_RUN_IDS } from '../invariants/recorded-run/recorded-run-invariants.ts';
import type { RunResult } from './check-run.ts';
import { ALL_FAULTS } from './faults/all-faults.ts';

const SIGNS: Readonly<Record<Verdict, string>> = { held: '+', violated: 'X', vacuous: '.' };

/**
 * The worst verdict of several runs; a claim that held in one of them and was not examined in
 * others held.
 */
function combined(verdicts: readonly (Verdict | undefined)[]): Verdict {
  if (verdicts.includes('violated')) return 'violated';
  return verdicts.includes('held') ? 'held' : 'vacuous';
}

/**
 * The lines of a table of faults by invariants, over all runs, and after it the faults that were
 * not injected.
 */
export function resultTable(runs: readonly RunResult[]): readonly string[] {
  const width = Math.max(...ALL_FAULTS.map(({ name }) => name.length), 'whole run'.length);
  const row = (name: string, count: string, cells: readonly string[]) =>
    `${name.padEnd(width)} ${count.padStart(4)}  ${cells.map((cell) => cell.padEnd(3)).join(' ')}`.trimEnd();
  const signs = (verdictsIn: (run: RunResult) => Readonly<Partial<Record<InvariantId, Verdict>>> | undefined) =>
    RECORDED_RUN_IDS.map((id) => SIGNS[combined(runs.map((run) => verdictsIn(run)?.[id]))]);

  const faultRows = ALL_FAULTS.flatMap(({ name }) => {
    const count = runs.filter((run) => name in run.byFault).length;
    if (count === 0) return [];
    const cells = signs((run) => run.byFault[name]);
    return [row(name, String(count), cells)];
  });
  const missed = ALL_FAULTS.flatMap(({ name }) => {
    const reasons = new Set(runs.flatMap((run) => run.notStruck[name] ?? []));
    const count = runs.filter((run) => name in run.notStruck).length;
    return [...reasons].map((why) => `${name}: not injected in ${count} of ${runs.length} runs, ${why}`);
  });
  const wholeRuns = signs(({ wholeRun }) => wholeRun);
  return [
    row('', 'runs', RECORDED_RUN_IDS),
    ...faultRows,
    row('whole run', String(runs.length), wholeRuns),
    '+ held   X violated   . nothing to look at',
    ...missed,
  ];
}
