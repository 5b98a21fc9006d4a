import { expect, test } from 'vitest';
import { scheduledClose } from './scheduled-close.ts';
import { spreadExtension } from './spread-extension.ts';
import type { ExtensionScope } from './terms.ts';

const others = [
  { lotId: 'one', position: 1, group: 'clocks', closesAt: 1000 },
  { lotId: 'three', position: 3, group: 'clocks', closesAt: 1200 },
  { lotId: 'four', position: 4, group: null, closesAt: 1300 },
  { lotId: 'nine', position: 9, group: 'clocks', closesAt: 5000 },
  { lotId: 'live', position: 10, group: 'clocks', closesAt: null },
];
const extended = { position: 2, group: 'clocks', from: 1100, to: 1400 };

test.each<[ExtensionScope, readonly (readonly [string, number])[]]>([
  ['lot', []],
  [
    'cascade',
    [
      ['three', 1500],
      ['four', 1600],
      ['nine', 5300],
    ],
  ],
  [
    'group',
    [
      ['one', 1400],
      ['three', 1400],
    ],
  ],
  [
    'auction',
    [
      ['one', 1400],
      ['three', 1400],
      ['four', 1400],
    ],
  ],
])('scope %s extends the right lots, and none closes earlier than before [C4]', (scope, reached) => {
  const spread = spreadExtension({ scope, extended, others });
  expect(spread.map(({ lotId, closesAt }) => [lotId, closesAt])).toEqual(reached);
});

test('a lot without a group is extended with no other [C4]', () => {
  expect(spreadExtension({ scope: 'group', extended: { ...extended, group: null }, others })).toEqual([]);
});

test('lot n closes n − 1 gaps after the first; all close together without a gap [C5]', () => {
  expect([1, 2, 5].map((position) => scheduledClose(10_000, 120_000, position))).toEqual([10_000, 130_000, 490_000]);
  expect(scheduledClose(10_000, 0, 7)).toBe(10_000);
});
