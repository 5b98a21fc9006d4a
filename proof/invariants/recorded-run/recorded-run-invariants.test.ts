import { describe, expect, it, test } from 'vitest';
import type { History } from '#proof/chaos/recording/recorded-run.ts';
import { PLANTED_HISTORIES } from '#proof/chaos/selftest/planted-bugs/planted-bugs.ts';
import { judgeInvariant, planted } from '#proof/chaos/selftest/run-selftest.ts';
import { smallHistory } from '#proof/chaos/selftest/small-run.ts';
import { HISTORY_CHECKERS, INVARIANTS } from './recorded-run-invariants.ts';

const NOTHING: History = {
  ...smallHistory(),
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

describe.each(INVARIANTS)('the checkers of %s', (invariant) => {
  it('find a history in order that is, having looked at it', () => {
    const found = HISTORY_CHECKERS.filter((one) => one.invariant === invariant).flatMap(({ look }) =>
      look(smallHistory()),
    );
    expect(found.flatMap(({ fault }) => fault ?? [])).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  it('call a history vacuous that holds nothing for them', () => {
    expect(judgeInvariant(invariant, NOTHING)).toBe('vacuous');
  });
});

test.each(PLANTED_HISTORIES)('$invariant catches: $bug', ({ invariant, plant }) => {
  expect(judgeInvariant(invariant, planted(plant))).toBe('violated');
});

test('no invariant goes without a planted bug', () => {
  const withBug = new Set(PLANTED_HISTORIES.map(({ invariant }) => invariant));
  expect(INVARIANTS.filter((invariant) => !withBug.has(invariant))).toEqual([]);
});
