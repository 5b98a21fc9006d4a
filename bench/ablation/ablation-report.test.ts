import { describe, expect, it } from 'vitest';
import { type AblationReport, ablationExitCode, ablationJson, ablationTable, rowsOf } from './ablation-report.ts';
import type { Comparison } from './run-ablation.ts';

const goals = [
  { id: 'G1', better: 'more' },
  { id: 'G7', better: 'less' },
] as const;
const compare = (goal: string, variant: Comparison['variant'], allOn: number, without: number): Comparison => ({
  goal,
  variant,
  allOn,
  without,
});
const box = {
  cores: 2,
  node: '24.0.0',
  pinned: true,
  postgres: '18.0',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  fdatasync_us: 900,
};
const reportOf = (report: Partial<AblationReport>): AblationReport => ({
  commit: 'abc1234',
  date: '2026-11-24',
  box,
  rows: [],
  comparisons: [],
  faults: [],
  ...report,
});

describe('the rows', () => {
  it('contain the median and range of the rounds, above 1 for a gain in rate or memory', () => {
    const [row] = rowsOf(
      goals,
      ['rawWrites'],
      [
        compare('G1', 'rawWrites', 120, 100),
        compare('G1', 'rawWrites', 110, 100),
        compare('G1', 'rawWrites', 90, 100),
        compare('G7', 'rawWrites', 1_000, 2_000),
        compare('G1', 'leanEngine', 500, 100),
      ],
    );
    expect(row?.gains).toEqual([
      { goal: 'G1', ratio: { median: 1.1, min: 0.9, max: 1.2 } },
      { goal: 'G7', ratio: { median: 2, min: 2, max: 2 } },
    ]);
  });

  it.each([
    ['keeps an optimisation that gains 10 % on one goal', 110, 1_000, 'kept: ≥ 10 % on G1'],
    ['names every goal on which it gains 10 %', 200, 1_500, 'kept: ≥ 10 % on G1, G7'],
    ['finds no reason to keep one that gains less', 109, 1_090, 'no gain of 10 % on any of G1, G7'],
    ['finds no reason to keep one that loses', 50, 500, 'no gain of 10 % on any of G1, G7'],
  ])('%s', (_case, allOn, without, conclusion) => {
    const comparisons = [compare('G1', 'rawWrites', allOn, 100), compare('G7', 'rawWrites', 1_000, without)];
    expect(rowsOf(goals, ['rawWrites'], comparisons)[0]?.conclusion).toBe(conclusion);
  });

  it('draw no conclusion from a missing figure, unless another goal suffices', () => {
    const withoutGain = rowsOf(goals, ['rawWrites'], [compare('G7', 'rawWrites', 100, 100)]);
    expect(withoutGain[0]?.gains[0]).toEqual({ goal: 'G1', ratio: null });
    expect(withoutGain[0]?.conclusion).toBe('no conclusion: not measured on G1');
    const withGain = rowsOf(goals, ['rawWrites'], [compare('G7', 'rawWrites', 100, 300)]);
    expect(withGain[0]?.conclusion).toBe('kept: ≥ 10 % on G7');
  });

  it('draw no conclusion about the stock transport', () => {
    expect(rowsOf(goals, ['allOff'], [compare('G1', 'allOff', 300, 100)])[0]?.conclusion).toBeNull();
  });
});

describe('the table', () => {
  const comparisons = [
    compare('G1', 'rawWrites', 120, 100),
    compare('G7', 'rawWrites', 1_000, 1_000),
    compare('G1', 'allOff', 300, 100),
  ];
  const report = reportOf({
    rows: rowsOf(goals, ['rawWrites', 'allOff'], comparisons),
    comparisons,
    faults: [{ goal: 'G7', variant: 'allOff', message: 'the hub exited', isViolation: false }],
  });

  it('has a column for each goal and the conclusion, and lists what failed', () => {
    const table = ablationTable(report);
    expect(table).toMatch(/^ +G1 +G7 +conclusion$/m);
    expect(table).toMatch(/^without rawWrites +1\.20 \(1\.20 – 1\.20\) +1\.00 \(1\.00 – 1\.00\) +kept: ≥ 10 % on G1$/m);
    expect(table).toMatch(/^all off \(stock\) +3\.00 \(3\.00 – 3\.00\) +failed$/m);
    expect(table).toMatch(/^all on, the figure itself +120 \(120 – 300\) +1000 \(1000 – 1000\)$/m);
    expect(table).toContain('G7, all off (stock): the hub exited');
  });

  it('is also available as JSON', () => {
    expect(ablationJson(report)).toMatchObject({
      rostrumAblation: 1,
      commit: 'abc1234',
      rows: [{ variant: 'rawWrites', gains: [{ goal: 'G1', ratio: { median: 1.2 } }, {}] }, { variant: 'allOff' }],
      comparisons,
    });
  });
});

describe('the exit code', () => {
  const comparisons = [compare('G1', 'rawWrites', 1, 1)];
  const fault = { goal: 'G1', variant: null, message: 'I6: a gap', isViolation: false };

  it('is 0 where everything was measured, 2 where a measurement failed, 1 where an invariant was broken', () => {
    expect(ablationExitCode({ comparisons, faults: [] })).toBe(0);
    expect(ablationExitCode({ comparisons, faults: [fault] })).toBe(2);
    expect(ablationExitCode({ comparisons, faults: [fault, { ...fault, isViolation: true }] })).toBe(1);
    expect(ablationExitCode({ comparisons: [], faults: [] })).toBe(2);
  });
});
