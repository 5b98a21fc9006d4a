import { expect, it } from 'vitest';
import { durationText, parseDuration } from './duration.ts';

it.each([
  ['3 min', 180_000],
  ['3', 180_000],
  ['3m', 180_000],
  ['90 s', 90_000],
  ['90 Seconds', 90_000],
  ['1:30', 90_000],
  ['1 h', 3_600_000],
  ['0.5', 30_000],
  ['1,5 h', 5_400_000],
  ['0', 0],
  [' 20 sec ', 20_000],
])('parses %j', (text, duration) => {
  expect(parseDuration(text)).toBe(duration);
});

it.each(['', 'soon', '-3', '3 days', '1:75', '0.01 s', '1e3', '３', '999999', '3 min 20', 'NaN'])(
  'rejects %j',
  (text) => {
    expect(parseDuration(text)).toBeNull();
  },
);

it.each([
  [0, '0 s'],
  [20_000, '20 s'],
  [90_000, '90 s'],
  [180_000, '3 min'],
  [3_600_000, '1 h'],
])('writes %i ms as text that it can parse', (duration, text) => {
  expect(durationText(duration)).toBe(text);
  expect(parseDuration(text)).toBe(duration);
});
