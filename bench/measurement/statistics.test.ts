import { expect, it } from 'vitest';
import { percentile, rounded, slopeOf, spreadOf } from './statistics.ts';

it('summarises figures by their median and range', () => {
  expect(spreadOf([5, 1, 9])).toEqual({ median: 5, min: 1, max: 9 });
  expect(() => spreadOf([])).toThrow('no figures');
});

it('calculates percentiles by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
  expect(percentile(hundred, 50)).toBe(50);
  expect(percentile(hundred, 99)).toBe(99);
  expect(percentile([7], 99)).toBe(7);
});

it('fits a straight line through points', () => {
  expect(
    slopeOf([
      [0, 5],
      [2, 9],
    ]),
  ).toBe(2);
  expect(
    slopeOf([
      [1, 10],
      [2, 23],
      [3, 27],
      [4, 40],
    ]),
  ).toBeCloseTo(9.4);
  expect(() =>
    slopeOf([
      [1, 10],
      [1, 20],
    ]),
  ).toThrow('two different x');
});

it('rounds to four digits', () => {
  expect(rounded(1234.567)).toBe(1235);
  expect(rounded(0.00123456)).toBe(0.001235);
});
