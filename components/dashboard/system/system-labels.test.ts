import { expect, it } from 'vitest';
import { clockOffsetLabel, elapsedLabel, hintLabel, roleLabel } from './system-labels.ts';

it.each([
  [0, 'As this machine’s'],
  [-0.4, 'As this machine’s'],
  [3.2, '3 ms ahead of this machine’s'],
  [-1_500, '1,500 ms behind this machine’s'],
])('labels a database clock that is %d ms ahead "%s"', (offset, label) => {
  expect(clockOffsetLabel(offset)).toBe(label);
});

it.each([
  [-5, '0 s'],
  [59_400, '59 s'],
  [59_600, '1 min 0 s'],
  [3_599_000, '59 min 59 s'],
  [2 * 3_600_000, '2 h 0 min'],
  [48 * 3_600_000, '2 days 0 h'],
])('formats %d ms as %s', (span, label) => {
  expect(elapsedLabel(span)).toBe(label);
});

it('labels roles and hint transports, and falls back to the given name', () => {
  expect([roleLabel('all'), roleLabel('pages'), roleLabel('other')]).toEqual([
    'Pages and saleroom',
    'Pages alone',
    'other',
  ]);
  expect([hintLabel('none'), hintLabel('notify'), hintLabel('pigeon')]).toEqual(['None', 'By PostgreSQL', 'pigeon']);
});
