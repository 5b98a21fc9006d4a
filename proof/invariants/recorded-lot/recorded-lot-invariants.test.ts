// Each invariant holds for the rules, is violated by each bug planted for it, and is vacuous for a
// lot with nothing to examine.
import { describe, expect, test, vi } from 'vitest';
import { PLANTED_BUGS } from '#auction/testing/planted-bugs.ts';
import { randomLot } from '#auction/testing/random-lot.ts';
import { playLot, type RecordedLot, RULES, type Rules } from '#auction/testing/recorded-lot.ts';
import { seededRandom } from '#demo/seed/seeded-random.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { breachesIn, type Finding, type Invariant, verdictOf } from '../invariant.ts';
import { RECORDED_LOT_INVARIANTS } from './recorded-lot-invariants.ts';

// Each planted bug takes many lots, which may take long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

function playMany(rules: Rules): readonly RecordedLot[] {
  const random = seededRandom(20_261_124);
  const next = () => random.below(1_000);
  return Array.from({ length: 120 }, () => {
    const setting = Array.from({ length: 12 }, next);
    const moves = Array.from({ length: 60 }, () => [next(), next(), next(), next()] as const);
    return playLot(rules, sha256, randomLot({ setting, moves }));
  });
}

function checkMany({ check }: Invariant<RecordedLot>, lots: readonly RecordedLot[]): readonly Finding[] {
  return lots.flatMap((lot) => check(lot));
}

const correct = playMany(RULES);

describe.each(RECORDED_LOT_INVARIANTS.map((invariant) => [invariant.id, invariant] as const))('%s', (id, invariant) => {
  test(`holds for the rules, after examining enough [${id}]`, () => {
    const found = checkMany(invariant, correct);
    expect(breachesIn(found)).toEqual([]);
    expect(found.length).toBeGreaterThan(10);
  });

  test(`is vacuous for a lot with nothing to examine [${id}]`, () => {
    expect(verdictOf(invariant.check([]))).toBe('vacuous');
  });

  test.each(PLANTED_BUGS.filter((planted) => planted.invariant === id).map(({ bug, rules }) => [bug, rules] as const))(
    `catches that %s [${id}]`,
    (_bug, rules) => {
      expect(verdictOf(checkMany(invariant, playMany(rules)))).toBe('violated');
    },
  );
});

test('every invariant has a planted bug [I6, I7, I8, I9, I10, I11, I12, I13, I14, I15, I20, I22, I28, I34]', () => {
  const planted = new Set(PLANTED_BUGS.map(({ invariant }) => invariant));
  expect(RECORDED_LOT_INVARIANTS.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([]);
});
