import { describe, expect, it } from 'vitest';
import { money } from '#auction/money.ts';
import { digestOf } from './command-key.ts';

const bid = { type: 'PlaceBid', amount: money(100), max: null, jumpConfirmed: false } as const;

describe('the digest of a command [I5]', () => {
  it('does not depend on the order of the fields', () => {
    const { type, amount, max, jumpConfirmed } = bid;
    expect(digestOf('lot', { jumpConfirmed, max, amount, type })).toBe(digestOf('lot', bid));
  });

  it.each([
    ['another amount', 'lot', { ...bid, amount: money(101) }],
    ['a max bid as well', 'lot', { ...bid, max: money(200) }],
    ['a confirmed jump', 'lot', { ...bid, jumpConfirmed: true }],
    ['another lot', 'other', bid],
    ['another kind', 'lot', { type: 'SetMaxBid', max: money(100), jumpConfirmed: false } as const],
  ])('differs for %s', (_what, lotId, command) => {
    expect(digestOf(lotId, command)).not.toBe(digestOf('lot', bid));
  });
});
