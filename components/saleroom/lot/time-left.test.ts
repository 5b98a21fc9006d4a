import { expect, it } from 'vitest';
import { extensionText, spokenTimeLeft, timeLeftText, untilNextTick } from './time-left.ts';

it.each([
  [2 * 86_400_000 + 3 * 3_600_000, '2 d 3 h'],
  [3 * 3_600_000 + 12 * 60_000 + 4_000, '3:12:04'],
  [12 * 60_000 + 4_999, '12:04'],
  [42_000, '0:42'],
  [10_000, '0:10'],
  [9_990, '9.9'],
  [90, '0.0'],
  [0, '0.0'],
  [-5_000, '0.0'],
])('%d ms are written %s', (left, text) => {
  expect(timeLeftText(left)).toBe(text);
});

it('ticks at the next change of what is written, tenths in the last ten seconds', () => {
  expect(timeLeftText(42_300 - untilNextTick(42_300))).toBe('0:41');
  expect(timeLeftText(9_350 - untilNextTick(9_350))).toBe('9.2');
});

it('speaks at five minutes, one minute and ten seconds, once each, and never in between', () => {
  expect(spokenTimeLeft(300_500, 299_500)).toBe('5 minutes left');
  expect(spokenTimeLeft(299_500, 298_500)).toBeNull();
  expect(spokenTimeLeft(60_100, 59_900)).toBe('1 minute left');
  expect(spokenTimeLeft(10_050, 9_950)).toBe('10 seconds left');
  expect(spokenTimeLeft(200, -100)).toBeNull();
});

it('says only the nearest moment after a jump over several', () => {
  expect(spokenTimeLeft(400_000, 9_000)).toBe('10 seconds left');
});

it('writes an extension as minutes and seconds', () => {
  expect(extensionText(30_000)).toBe('+0:30');
  expect(extensionText(180_000)).toBe('+3:00');
});
