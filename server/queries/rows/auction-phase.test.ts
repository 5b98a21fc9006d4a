import { expect, test } from 'vitest';
import { auctionPhase, lotTotal, NO_LOTS } from './auction-phase.ts';

test.each([
  ['coming', {}],
  ['coming', { scheduled: 3 }],
  ['coming', { scheduled: 3, withdrawn: 1 }],
  ['on', { scheduled: 3, open: 1 }],
  ['on', { paused: 1, sold: 3 }],
  ['on', { scheduled: 1, sold: 3 }],
  ['ended', { sold: 2, passed: 1, withdrawn: 1 }],
  ['ended', { withdrawn: 2 }],
] as const)('returns %s for an auction with the lots %o', (phase, counts) => {
  expect(auctionPhase({ ...NO_LOTS, ...counts })).toBe(phase);
});

test('counts withdrawn lots in the total', () => {
  expect(lotTotal({ ...NO_LOTS, open: 2, withdrawn: 1 })).toBe(3);
});
