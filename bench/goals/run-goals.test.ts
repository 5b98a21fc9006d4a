import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../database/invariant-violation.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { exitCodeOf, runGoals } from './run-goals.ts';

const resultOf = (id: string): GoalResult => ({
  id,
  title: id,
  unit: 'ms',
  measures: [],
  figures: {},
  errors: {},
  verdict: 'must',
});
const context = { log: () => {} } as unknown as BenchContext;
const failsWith = (fault: Error) => async () => {
  throw fault;
};

describe('running goals', () => {
  it('runs each group with its selected goals, and skips groups without any', async () => {
    const group = (...goals: string[]) => ({
      goals,
      run: async (selected: ReadonlySet<string>) => [...selected].map(resultOf),
    });
    const outcomes = await runGoals([group('G1', 'G4'), group('G2')], new Set(['G4']), context);
    expect(outcomes.map(({ id }) => id)).toEqual(['G4']);
  });

  it('reports a goal that could not run, with the reason, and continues', async () => {
    const groups = [
      { goals: ['G2'], run: failsWith(new Error('pgbench is not installed')) },
      { goals: ['G3'], run: async () => [resultOf('G3')] },
    ];
    expect(await runGoals(groups, new Set(['G2', 'G3']), context)).toEqual([
      { id: 'G2', verdict: 'not run', why: 'pgbench is not installed' },
      resultOf('G3'),
    ]);
  });

  it('reports every goal of a run that broke an invariant', async () => {
    const groups = [{ goals: ['G1', 'G4'], run: failsWith(new InvariantViolation('I6: a gap')) }];
    expect((await runGoals(groups, new Set(['G1', 'G4']), context)).map(({ verdict }) => verdict)).toEqual([
      'broken',
      'broken',
    ]);
  });
});

describe('the exit code', () => {
  it.each([
    [['must', 'moonshot'], 0],
    [['must', 'missed'], 1],
    [['moonshot', 'broken'], 1],
    [['must', 'not run'], 2],
    [['missed', 'not run'], 1],
    [[], 2],
  ] as const)('of %s is %i', (verdicts, code) => {
    expect(exitCodeOf(verdicts.map((verdict) => ({ verdict })))).toBe(code);
  });
});
