import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SCHEDULED_LOT } from './lot.ts';
import { LARGEST_AMOUNT } from './money.ts';
import { LotInPlay, type Setting } from './testing/lot-in-play.ts';
import { playMoves } from './testing/lot-notation.ts';
import { clerkLot, paddleLot, publicLot } from './views.ts';

const lotWith = (setting: Setting = {}) =>
  new LotInPlay((text) => hash('sha256', text)).open({ closesAt: 1000, ...setting });

describe('the public state', () => {
  test('has price, leader, asking bid and next amounts, and only whether the reserve is met [R2]', () => {
    const lot = lotWith({ reserve: 7_777_777 });
    playMoves(lot, 'A:123456, B:5000');
    expect(publicLot(lot.lot)).toMatchObject({
      currentBid: 123_456,
      leadingPaddle: 'A',
      reserve: 'unmet',
      bidCount: 1,
    });
    const open = lotWith();
    playMoves(open, 'A:123456, B:5000');
    const seen = publicLot(open.lot);
    expect(seen).toMatchObject({
      currentBid: 5010,
      askingBid: 5020,
      nextBids: [5020, 5030, 5040],
      bidCount: 3,
      reserve: 'none',
    });
    expect(JSON.stringify(seen)).not.toContain('123456');
  });

  test('has no asking bid if the lot accepts no bids [B1]', () => {
    expect(publicLot(SCHEDULED_LOT)).toMatchObject({ status: 'scheduled', askingBid: null, nextBids: [] });
    const sold = lotWith();
    sold.bid('A', 10);
    sold.close();
    expect(publicLot(sold.lot)).toMatchObject({
      status: 'sold',
      askingBid: null,
      nextBids: [],
      hammerPrice: 10,
      endedAt: 1000,
    });
  });

  test('has no asking bid at the largest amount [B1]', () => {
    const lot = lotWith();
    lot.bid('A', LARGEST_AMOUNT);
    expect(publicLot(lot.lot)).toMatchObject({ currentBid: LARGEST_AMOUNT, askingBid: null, nextBids: [] });
  });
});

describe('a paddle’s view', () => {
  test('has its own standing and limit, and nothing about others [X1]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B:50, A:300');
    expect(paddleLot(lot.lot, 'A')).toEqual({ seq: lot.lot.seq, standing: 'leading', maxBid: 300 });
    expect(paddleLot(lot.lot, 'B')).toEqual({ seq: lot.lot.seq, standing: 'outbid', maxBid: 50 });
    expect(paddleLot(lot.lot, 'C')).toEqual({ seq: lot.lot.seq, standing: 'none', maxBid: null });
  });

  test('shows won or lost after the hammer has fallen [O2]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B:50');
    lot.close();
    expect([paddleLot(lot.lot, 'A').standing, paddleLot(lot.lot, 'B').standing]).toEqual(['won', 'lost']);
  });

  test('shows lost for a passed lot, and none for a withdrawn one [O2]', () => {
    const [passed, withdrawn] = [lotWith({ reserve: 500 }), lotWith()];
    playMoves(passed, 'A:100');
    playMoves(withdrawn, 'A:100');
    passed.close();
    withdrawn.apply({ type: 'WithdrawLot', at: 2, reason: 'broken' });
    expect([paddleLot(passed.lot, 'A').standing, paddleLot(withdrawn.lot, 'A').standing]).toEqual(['lost', 'none']);
  });

  test('no longer includes a voided bid [B6]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B:500');
    lot.voidBid(lot.seqOf('B'));
    expect(paddleLot(lot.lot, 'B')).toMatchObject({ standing: 'none', maxBid: null });
    expect(paddleLot(lot.lot, 'A').standing).toBe('leading');
  });
});

test('the clerk sees the reserve and every standing max, highest and earlier ones first [R2, X2]', () => {
  const lot = lotWith({ reserve: 40 });
  playMoves(lot, 'A:100, B:50, C:100, A:200');
  expect(clerkLot(lot.lot)).toEqual({
    seq: lot.lot.seq,
    reserve: 40,
    maxBids: [
      { paddle: 'A', max: 200 },
      { paddle: 'C', max: 100 },
      { paddle: 'B', max: 50 },
    ],
  });
});
