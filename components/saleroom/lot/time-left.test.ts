import { expect, it } from 'vitest';
import { extensionText, timeLeftAnnouncement, timeLeftText, untilNextTick } from './time-left.ts';

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
])('formats %d ms as %s', (left, text) => {
  expect(timeLeftText(left)).toBe(text);
});

it('ticks when the text changes, every tenth in the last ten seconds', () => {
  expect(timeLeftText(42_300 - untilNextTick(42_300))).toBe('0:41');
  expect(timeLeftText(9_350 - untilNextTick(9_350))).toBe('9.2');
});

it('announces five minutes, one minute and ten seconds once each, and nothing in between', () => {
  expect(timeLeftAnnouncement(300_500, 299_500)).toBe('5 minutes left');
  expect(timeLeftAnnouncement(299_500, 298_500)).toBeNull();
  expect(timeLeftAnnouncement(60_100, 59_900)).toBe('1 minute left');
  expect(timeLeftAnnouncement(10_050, 9_950)).toBe('10 seconds left');
  expect(timeLeftAnnouncement(200, -100)).toBeNull();
});

it('announces only the last time after a jump over several', () => {
  expect(timeLeftAnnouncement(400_000, 9_000)).toBe('10 seconds left');
});

it('formats an extension as minutes and seconds', () => {
  expect(extensionText(30_000)).toBe('+0:30');
  expect(extensionText(180_000)).toBe('+3:00');
});
