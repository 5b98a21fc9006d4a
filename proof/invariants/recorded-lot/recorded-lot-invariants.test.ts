// Each checker is shown to pass the rules as they are, to catch a bug that was planted for it, and to say "vacuous" of a sale that has nothing for it.
import { hash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { PLANTED_BUGS } from '#auction/testing/planted-bugs.ts';
import { randomLot } from '#auction/testing/random-lot.ts';
import { playLot, type RecordedLot, RULES, type Rules } from '#auction/testing/recorded-lot.ts';
import { type Checker, type Findings, verdictOf } from '../invariant.ts';
import { ALL_CHECKERS } from './recorded-lot-invariants.ts';

// Many sales for each planted bug: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const sha256 = (text: string) => hash('sha256', text);

/** Numbers that look random and are the same every time. */
function* numbersFrom(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state % 1000;
  }
}

function playMany(rules: Rules): readonly RecordedLot[] {
  const numbers = numbersFrom(20_261_124);
  const next = () => numbers.next().value;
  return Array.from({ length: 120 }, () => {
    const setting = Array.from({ length: 12 }, next);
    const moves = Array.from({ length: 60 }, () => [next(), next(), next(), next()] as const);
    return playLot(rules, sha256, randomLot({ setting, moves }));
  });
}

function checkMany({ check }: Checker, sales: readonly RecordedLot[]): Findings {
  const findings = sales.map((sale) => check(sale, sha256));
  return {
    looked: findings.reduce((sum, { looked }) => sum + looked, 0),
    faults: findings.flatMap(({ faults }) => faults),
  };
}

const honest = playMany(RULES);

describe.each(ALL_CHECKERS.map((checker) => [checker.invariant, checker] as const))('%s', (invariant, checker) => {
  test(`passes the rules as they are, and has seen enough to say so [${invariant}]`, () => {
    const findings = checkMany(checker, honest);
    expect(findings.faults).toEqual([]);
    expect(findings.looked).toBeGreaterThan(10);
  });

  test(`calls a sale vacuous that has nothing to look at [${invariant}]`, () => {
    expect(verdictOf(checker.check([], sha256))).toBe('vacuous');
  });

  test.each(
    PLANTED_BUGS.filter((planted) => planted.invariant === invariant).map(({ bug, rules }) => [bug, rules] as const),
  )(`is not fooled: %s [${invariant}]`, (_bug, rules) => {
    expect(verdictOf(checkMany(checker, playMany(rules)))).toBe('fail');
  });
});

test('no checker goes without a planted bug [I6, I7, I8, I9, I10, I11, I12, I13, I14, I15, I20, I22, I28, I34]', () => {
  const planted = new Set(PLANTED_BUGS.map(({ invariant }) => invariant));
  expect(ALL_CHECKERS.map(({ invariant }) => invariant).filter((invariant) => !planted.has(invariant))).toEqual([]);
});
