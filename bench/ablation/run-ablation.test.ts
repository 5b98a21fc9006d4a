import { expect, it } from 'vitest';
import type { BenchContext } from '../goals/goal.ts';
import type { AblationGoal } from './ablation-goal.ts';
import { runAblation } from './run-ablation.ts';

const contextOf = (pairs: number) => ({ pairs, log: () => {} }) as unknown as BenchContext;

/** A goal whose measurements return the given figures in turn; records what was switched off. */
function fakeGoal(figures: readonly (number | Error)[], dependsOnSpeed: boolean) {
  const measured: string[] = [];
  const goal: AblationGoal = {
    id: 'G1',
    unit: 'bids/s',
    better: 'more',
    dependsOnSpeed,
    measure: async ({ ROSTRUM_TRANSPORT, BENCH_OPTIMISATIONS }) => {
      const figure = figures[measured.length];
      measured.push(ROSTRUM_TRANSPORT === 'stock' ? 'stock' : (BENCH_OPTIMISATIONS ?? '') || 'all on');
      if (figure instanceof Error) throw figure;
      return figure ?? Number.NaN;
    },
  };
  return { goal, measured };
}

it('measures a rate with everything on before and after each variant', async () => {
  const { goal, measured } = fakeGoal([100, 50, 120, 60, 140], true);
  const { comparisons, faults } = await runAblation([goal], ['rawWrites', 'allOff'], contextOf(1));
  expect(measured).toEqual(['all on', '-rawWrites', 'all on', 'stock', 'all on']);
  expect(comparisons).toEqual([
    { goal: 'G1', variant: 'rawWrites', allOn: 110, without: 50 },
    { goal: 'G1', variant: 'allOff', allOn: 130, without: 60 },
  ]);
  expect(faults).toEqual([]);
});

it('measures everything on once per round for other figures, and reverses every second round', async () => {
  const { goal, measured } = fakeGoal([100, 200, 300, 100, 300, 200], false);
  const { comparisons } = await runAblation([goal], ['rawWrites', 'allOff'], contextOf(2));
  expect(measured).toEqual(['all on', '-rawWrites', 'stock', 'all on', 'stock', '-rawWrites']);
  expect(comparisons.map(({ without }) => without)).toEqual([200, 300, 300, 200]);
});

it('reports a failed measurement and continues with the others', async () => {
  const { goal } = fakeGoal([100, new Error('the hub exited'), 100, 50, 100], true);
  const { comparisons, faults } = await runAblation([goal], ['rawWrites', 'leanEngine'], contextOf(1));
  expect(comparisons).toEqual([{ goal: 'G1', variant: 'leanEngine', allOn: 100, without: 50 }]);
  expect(faults).toEqual([{ goal: 'G1', variant: 'rawWrites', message: 'the hub exited', isViolation: false }]);
});
