import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Money } from '#auction/money.ts';
import { forgetBid, type PendingBid, recallBid, rememberBid } from './pending-bid.ts';

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const pending: PendingBid = {
  key: 'a-key-of-a-bid-in-flight',
  bid: { kind: 'exact', amount: 12_000 as Money } as PendingBid['bid'],
  sentAt: 1_795_500_000_000,
  paddle: '12',
};

it('recalls a bid of the same paddle and lot until it is forgotten', () => {
  rememberBid('lot-1', pending);
  expect(recallBid('lot-1', '12')).toEqual(pending);
  expect(recallBid('lot-1', '27')).toBeNull();
  expect(recallBid('lot-2', '12')).toBeNull();
  forgetBid('lot-1');
  expect(recallBid('lot-1', '12')).toBeNull();
});

it('recalls a bid that version 0.1 stored', () => {
  const { bid, ...rest } = pending;
  stored.set('rostrum/pending-bid/lot-1', JSON.stringify({ ...rest, wish: bid }));
  expect(recallBid('lot-1', '12')).toMatchObject(pending);
});

it('ignores what is not a pending bid', () => {
  for (const text of ['', 'null', '{', '{"key":1}', '[]']) {
    stored.set('rostrum/pending-bid/lot-1', text);
    expect(recallBid('lot-1', '12')).toBeNull();
  }
});
