import { expect, test } from 'vitest';
import { countText, durationText, percentText, spanText } from './quantity-text.ts';

test.each([
  [0, '0 seconds'],
  [1_000, '1 second'],
  [20_000, '20 seconds'],
  [90_000, '1 minute 30 seconds'],
  [180_000, '3 minutes'],
  [3_600_000, '1 hour'],
  [5_400_000, '1 hour 30 minutes'],
])('%i ms is %s', (duration, words) => {
  expect(durationText(duration)).toBe(words);
});

test.each([
  [1_000, 'second'],
  [30_000, '30 seconds'],
  [60_000, 'minute'],
  [90_000, '1 minute 30 seconds'],
  [3_600_000, 'hour'],
])('a bid in the last %i ms is one in the last %s', (duration, words) => {
  expect(spanText(duration)).toBe(words);
});

test.each([
  [2_400, '24 %'],
  [1_250, '12.5 %'],
  [5, '0.05 %'],
])('%i basis points are %s', (points, words) => {
  expect(percentText(points)).toBe(words);
});

test('a count agrees with its noun', () => {
  expect([countText(1, 'lot'), countText(0, 'lot'), countText(1_200, 'lot')]).toEqual([
    '1 lot',
    '0 lots',
    '1,200 lots',
  ]);
});
