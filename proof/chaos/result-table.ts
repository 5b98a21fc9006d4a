import { INVARIANTS } from '../invariants/recorded-run/recorded-run-invariants.ts';
import type { Judgement } from '../invariants/recorded-run/run-clock.ts';
import { ALL_FAULTS } from './faults/all-faults.ts';
import type { RunJudgement } from './check-run.ts';

const SIGNS: Readonly<Record<Judgement, string>> = { held: '+', violated: 'X', vacuous: '.' };

/** Of many runs the worst counts; and what one of them has seen held is held. */
function together(judgements: readonly (Judgement | undefined)[]): Judgement {
  if (judgements.includes('violated')) return 'violated';
  return judgements.includes('held') ? 'held' : 'vacuous';
}

/** Faults by invariants, over all runs: `+` held, `X` violated, `.` vacuous; then what could not be tried. Lines of text. */
export function resultTable(runs: readonly RunJudgement[]): readonly string[] {
  const wide = Math.max(...ALL_FAULTS.map(({ name }) => name.length), 'whole run'.length);
  const row = (name: string, count: string, cells: readonly string[]) =>
    `${name.padEnd(wide)} ${count.padStart(4)}  ${cells.map((cell) => cell.padEnd(3)).join(' ')}`.trimEnd();
  const signs = (of: (run: RunJudgement) => Readonly<Record<string, Judgement>> | undefined) =>
    INVARIANTS.map((invariant) => SIGNS[together(runs.map((run) => of(run)?.[invariant]))]);

  const tried = ALL_FAULTS.flatMap(({ name }) => {
    const struck = runs.filter((run) => name in run.byFault).length;
    return struck > 0
      ? [
          row(
            name,
            String(struck),
            signs((run) => run.byFault[name]),
          ),
        ]
      : [];
  });
  const missed = ALL_FAULTS.flatMap(({ name }) => {
    const reasons = new Set(runs.flatMap((run) => run.notStruck[name] ?? []));
    const times = runs.filter((run) => name in run.notStruck).length;
    return [...reasons].map((why) => `${name}: not struck in ${times} of ${runs.length} runs, ${why}`);
  });
  return [
    row('', 'runs', INVARIANTS),
    ...tried,
    row(
      'whole run',
      String(runs.length),
      signs(({ whole }) => whole),
    ),
    '+ held   X violated   . nothing to look at',
    ...missed,
  ];
}
