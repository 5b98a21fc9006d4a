import { describe, expect, it, test } from 'vitest';
import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { PLANTED_BUGS } from '#proof/chaos/selftest/planted-bugs/planted-bugs.ts';
import { verdictOn, withBug } from '#proof/chaos/selftest/run-selftest.ts';
import { smallRun } from '#proof/chaos/selftest/small-run.ts';
import { breachesIn } from '../invariant.ts';
import { RECORDED_RUN_IDS, RECORDED_RUN_INVARIANTS } from './recorded-run-invariants.ts';

const EMPTY: RecordedRun = {
  ...smallRun(),
  ops: [],
  recv: [],
  view: [],
  node: [],
  faults: [],
  lots: [],
  events: [],
  outcomes: [],
  bids: [],
};

describe.each(RECORDED_RUN_IDS)('%s', (id) => {
  it('holds for a run without bugs, after examining it', () => {
    const found = RECORDED_RUN_INVARIANTS.filter((one) => one.id === id).flatMap(({ check }) => check(smallRun()));
    expect(breachesIn(found)).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  it('is vacuous for a run with nothing to examine', () => {
    expect(verdictOn(EMPTY, id)).toBe('vacuous');
  });
});

test.each(PLANTED_BUGS)('$id catches that $bug', ({ id, plant }) => {
  expect(verdictOn(withBug(plant), id)).toBe('violated');
});

test('every invariant has a planted bug', () => {
  const withPlantedBug = new Set(PLANTED_BUGS.map(({ id }) => id));
  expect(RECORDED_RUN_IDS.filter((id) => !withPlantedBug.has(id))).toEqual([]);
});
