import { describe, expect, it } from 'vitest';
import { BrokenPromise } from './broken-promise.ts';
import type { GoalResult, GoalRun } from './goals/goal.ts';
import { exitCodeOf, runGoals } from './run-goals.ts';

const found = (id: string): GoalResult => ({
  id,
  title: id,
  unit: 'ms',
  measures: [],
  figures: {},
  errors: {},
  verdict: 'must',
});
const run = { say: () => {} } as unknown as GoalRun;
const fails = (fault: Error) => async () => {
  throw fault;
};

describe('a run of goals', () => {
  it('asks each group for those of its goals that are wanted, and passes over the others', async () => {
    const group = (...goals: string[]) => ({
      goals,
      run: async (wanted: ReadonlySet<string>) => [...wanted].map(found),
    });
    const results = await runGoals([group('G1', 'G4'), group('G2')], new Set(['G4']), run);
    expect(results.map(({ id }) => id)).toEqual(['G4']);
  });

  it('lists a goal that could not run, with the reason, and goes on', async () => {
    const groups = [
      { goals: ['G2'], run: fails(new Error('pgbench is not on this machine')) },
      { goals: ['G3'], run: async () => [found('G3')] },
    ];
    expect(await runGoals(groups, new Set(['G2', 'G3']), run)).toEqual([
      { id: 'G2', verdict: 'not run', why: 'pgbench is not on this machine' },
      found('G3'),
    ]);
  });

  it('lists every goal of runs that broke a promise', async () => {
    const groups = [{ goals: ['G1', 'G4'], run: fails(new BrokenPromise('I6: a gap')) }];
    expect((await runGoals(groups, new Set(['G1', 'G4']), run)).map(({ verdict }) => verdict)).toEqual([
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
