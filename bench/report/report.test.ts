import { describe, expect, it } from 'vitest';
import type { GoalResult, Measure } from '../goals/goal.ts';
import { jsonOf, type Report } from './report.ts';
import { tableOf } from './report-table.ts';

const measure = (name: string, median: number, verdict: Measure['verdict']): Measure => ({
  name,
  ratio: { median, min: median - 1, max: median + 1 },
  must: 5,
  moonshot: 9,
  better: 'more',
  verdict,
});
const result: GoalResult = {
  id: 'G4',
  title: 'time to answer a bid',
  unit: 'ms',
  measures: [measure('idle', 9, 'moonshot'), measure('crowded', 3, 'missed')],
  figures: { rostrum: [3, 4], naive: [1, 1] },
  errors: { rostrum: {}, naive: { timeout: 7 } },
  verdict: 'missed',
};
const report: Report = {
  commit: 'abc1234',
  date: '2026-11-24',
  box: {
    cores: 2,
    node: '24.0.0',
    pinned: true,
    postgres: '18.0',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    fdatasync_us: 900,
  },
  goals: [result, { id: 'G2', verdict: 'not run', why: 'pgbench is not installed' }],
};

describe('the JSON', () => {
  it('contains the measure that decided a verdict, next to the raw figures of each side', () => {
    expect(jsonOf(report)).toMatchObject({
      rostrumBench: 1,
      commit: 'abc1234',
      box: { fdatasync_us: 900, fsync: 'on' },
      goals: [
        {
          id: 'G4',
          unit: 'ms',
          rostrum: [3, 4],
          naive: [1, 1],
          ratio: { median: 3, min: 2, max: 4 },
          must: 5,
          moonshot: 9,
          verdict: 'missed',
          errors: { naive: { timeout: 7 } },
        },
        { id: 'G2', verdict: 'not run', why: 'pgbench is not installed' },
      ],
    });
  });
});

describe('the table', () => {
  it('lists every goal with its targets, the errors of each side, and what could not run', () => {
    const table = tableOf(report);
    expect(table).toContain('G4  time to answer a bid: missed');
    expect(table).toMatch(/crowded +3 {2}\(2 – 4\) {2}must ≥ 5, moonshot ≥ 9: missed/);
    expect(table).toContain('errors of naive: {"timeout":7}');
    expect(table).not.toContain('errors of rostrum');
    expect(table).toContain('G2  could not run: pgbench is not installed');
  });
});
