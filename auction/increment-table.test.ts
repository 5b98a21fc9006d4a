import { describe, expect, test } from 'vitest';
import {
  type IncrementTable,
  incrementAt,
  isOnLadder,
  nextBidAbove,
  nextBids,
  rungAbove,
  rungsAround,
} from './increment-table.ts';
import { LARGEST_AMOUNT, type Money } from './money.ts';

const bands = (...pairs: readonly (readonly [number, number])[]): IncrementTable => ({
  kind: 'bands',
  bands: pairs.map(([from, step]) => ({ from: from as Money, step: step as Money })),
});
const ladder = (...amounts: number[]): IncrementTable => ({ kind: 'ladder', amounts: amounts as Money[] });
const percent = (basisPoints: number, unit: number): IncrementTable => ({
  kind: 'percent',
  basisPoints,
  unit: unit as Money,
});
const at = (amount: number) => amount as Money;

describe('the increment in force', () => {
  test.each([
    [0, 10],
    [99, 10],
    [100, 25],
    [499, 25],
    [500, 100],
    [1_000_000, 100],
  ])('in bands 0→10, 100→25, 500→100 at %i is %i [B2]', (price, step) => {
    expect(incrementAt(bands([0, 10], [100, 25], [500, 100]), at(price))).toBe(step);
  });

  test('below the first band is that of the first band [B2]', () => {
    expect(incrementAt(bands([100, 5]), at(20))).toBe(5);
  });

  test.each([
    [0, 10],
    [10, 10],
    [15, 5],
    [20, 30],
    [49, 1],
    [50, 30],
    [80, 30],
    [95, 15],
  ])('on the ladder 10-20-50 at %i is %i, and past its end the last step repeats [B2]', (price, step) => {
    expect(incrementAt(ladder(10, 20, 50), at(price))).toBe(step);
  });

  test('on a ladder of one rung is that rung [B2]', () => {
    expect([0, 5, 25, 60].map((price) => nextBidAbove(ladder(25), at(price)))).toEqual([25, 25, 50, 75]);
  });

  test.each([
    [1000, 100, 242, 100],
    [1000, 1, 242, 25],
    [1000, 1, 250, 25],
    [500, 50, 1000, 50],
    [500, 50, 1001, 100],
    [500, 1, 0, 1],
    [1, 1, LARGEST_AMOUNT, 100_000_000],
    [9_999, 1, 999_999_999_999, 999_900_000_000],
  ])(
    'of %i basis points in units of %i at %i is %i, rounded up, one unit at least [B2]',
    (basisPoints, unit, price, step) => {
      expect(incrementAt(percent(basisPoints, unit), at(price))).toBe(step);
    },
  );
});

describe('amounts on the ladder', () => {
  test('of bands are whole steps above the start of their band [B1]', () => {
    const whatnot = bands([1, 1], [30, 2], [50, 3], [100, 5]);
    expect([29, 30, 32, 50, 53, 98, 100, 105].every((amount) => isOnLadder(whatnot, at(amount)))).toBe(true);
    expect([31, 51, 52, 99, 101].some((amount) => isOnLadder(whatnot, at(amount)))).toBe(false);
  });

  test('of a first band “from 0.01” are whole steps from 0 [B1]', () => {
    expect([5, 10, 95].every((amount) => isOnLadder(bands([1, 5], [100, 20]), at(amount)))).toBe(true);
    expect(isOnLadder(bands([1, 5], [100, 20]), at(1))).toBe(false);
  });

  test('of a value ladder are its rungs, and further ones past its end [B1]', () => {
    expect([10, 20, 50, 80, 110].every((amount) => isOnLadder(ladder(10, 20, 50), at(amount)))).toBe(true);
    expect([5, 30, 60, 100].some((amount) => isOnLadder(ladder(10, 20, 50), at(amount)))).toBe(false);
  });

  test('of a percentage are whole units [B1]', () => {
    expect(isOnLadder(percent(500, 50), at(150))).toBe(true);
    expect(isOnLadder(percent(500, 50), at(160))).toBe(false);
  });

  test('rungsAround returns both rungs around an amount [B4]', () => {
    expect(rungsAround(bands([0, 10]), at(14))).toEqual([10, 20]);
    expect(rungsAround(bands([0, 30], [100, 50]), at(95))).toEqual([90, 100]);
    expect(rungsAround(bands([50, 20]), at(45))).toEqual([50]);
    expect(rungsAround(ladder(10, 20, 50), at(5))).toEqual([10]);
    expect(rungsAround(ladder(10, 20, 50), at(77))).toEqual([50, 80]);
    expect(rungsAround(percent(500, 50), at(160))).toEqual([150, 200]);
  });

  test('the rung above is one step higher, or the start of the next band if nearer [B1]', () => {
    expect(rungAbove(bands([0, 30], [100, 50]), at(60))).toBe(90);
    expect(rungAbove(bands([0, 30], [100, 50]), at(90))).toBe(100);
  });
});

test('the next amounts start with the asking bid and end at the largest amount [B1]', () => {
  expect(nextBids(bands([0, 10], [100, 25]), at(90), 4)).toEqual([90, 100, 125, 150]);
  expect(nextBids(bands([0, 10]), at(LARGEST_AMOUNT - 10), 4)).toEqual([LARGEST_AMOUNT - 10, LARGEST_AMOUNT]);
});

test('throws for a table without bands or rungs [B2]', () => {
  expect(() => incrementAt(bands(), at(1))).toThrow(RangeError);
  expect(() => incrementAt(ladder(), at(1))).toThrow(RangeError);
});
