import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { LotInPlay, type Setting } from './testing/lot-in-play.ts';
import { playMoves } from './testing/lot-notation.ts';

const lotWith = (setting: Setting = {}) =>
  new LotInPlay((text) => hash('sha256', text)).open({ closesAt: 1000, ...setting });

/** The last event of a lot that closes after the moves. */
function endOf(setting: Setting, moves: string) {
  const lot = lotWith(setting);
  if (moves) playMoves(lot, moves);
  expect(lot.close(1000)).toBeNull();
  return lot.events.at(-1);
}

describe('the closing time', () => {
  test('accepts a bid a millisecond before it, but not one at it [C1]', () => {
    const lot = lotWith();
    expect(lot.bid('A', 10, { at: 999 })).toBeNull();
    expect(lot.bid('B', 20, { at: 1000 })).toEqual({ code: 'LOT_CLOSED', closedAt: 1000 });
    expect(lot.max('B', 20, { at: 1001 })).toEqual({ code: 'LOT_CLOSED', closedAt: 1000 });
    expect(lot.result).toBe('10 A');
  });

  test('does not let the hammer fall before it [C1]', () => {
    const lot = lotWith();
    lot.bid('A', 10);
    expect(lot.close(999)).toEqual({ code: 'NOT_POSSIBLE', why: 'not-due' });
    expect(lot.close(1000)).toBeNull();
  });

  test('never closes a lot without one [C1]', () => {
    expect(lotWith({ closesAt: null }).close(9_999)).toEqual({ code: 'NOT_POSSIBLE', why: 'not-due' });
  });
});

describe('the outcome', () => {
  test('is sold to the leader at the current bid, with the underbidder [O1]', () => {
    expect(endOf({}, 'A:100, B:50, C:70')).toEqual({
      type: 'LotSold',
      at: 1000,
      hammerPrice: 80,
      paddle: 'A',
      underbidder: 'C',
    });
    expect(endOf({}, 'A:100')).toMatchObject({ hammerPrice: 10, underbidder: null });
  });

  test('names as underbidder the last paddle beaten, never the winner [O1]', () => {
    expect(endOf({}, 'A:100, B:200, A:300')).toMatchObject({ paddle: 'A', underbidder: 'B' });
  });

  test('names the last person beaten as underbidder, never the house [O1, R1]', () => {
    const setting = { reserve: 100, belowReserve: 'house' } as const;
    expect(endOf(setting, 'A:50, B=100')).toMatchObject({ type: 'LotSold', paddle: 'B', underbidder: 'A' });
    expect(endOf(setting, 'A:50, A=100')).toMatchObject({ type: 'LotSold', paddle: 'A', underbidder: null });
  });

  test('is passed without a bid [O2]', () => {
    expect(endOf({}, '')).toEqual({ type: 'LotPassed', at: 1000, why: 'no-bid' });
  });

  test('is passed below the reserve, sold at it [R3, O2]', () => {
    expect(endOf({ reserve: 100 }, 'A:99')).toEqual({ type: 'LotPassed', at: 1000, why: 'reserve-not-met' });
    expect(endOf({ reserve: 100 }, 'A:100')).toMatchObject({ type: 'LotSold', hammerPrice: 100 });
  });

  test('is passed when the house leads for the consignor [R3, R1]', () => {
    expect(endOf({ reserve: 100, belowReserve: 'house' }, 'A:50')).toEqual({
      type: 'LotPassed',
      at: 1000,
      why: 'reserve-not-met',
    });
  });

  test('is withdrawn before the opening or during a pause, without a winner [O2]', () => {
    const before = new LotInPlay((text) => hash('sha256', text));
    expect(before.apply({ type: 'WithdrawLot', at: 1, reason: 'broken' })).toBeNull();
    expect(
      before.apply({
        type: 'OpenLot',
        at: 2,
        salt: '',
        terms: lotWith().lot.terms as never,
        openingBid: 1 as never,
        reserve: null,
        closesAt: null,
      }),
    ).toEqual({ code: 'LOT_NOT_OPEN', status: 'withdrawn' });

    const open = lotWith();
    open.bid('A', 10);
    open.apply({ type: 'PauseLot', at: 2, reason: 'broken?' });
    expect(open.apply({ type: 'WithdrawLot', at: 5_000, reason: 'broken' })).toBeNull();
    expect(open.lot).toMatchObject({ status: 'withdrawn', hammerPrice: null, endedAt: 5_000 });
  });

  test('is final: every later command is refused [O2]', () => {
    const lot = lotWith();
    lot.bid('A', 10);
    expect(lot.apply({ type: 'WithdrawLot', at: 1000, reason: 'too late' })).toEqual({
      code: 'LOT_CLOSED',
      closedAt: 1000,
    });
    lot.close(1002);
    const closed = { code: 'LOT_CLOSED', closedAt: 1002 };
    expect(lot.close(1003)).toEqual(closed);
    expect(lot.apply({ type: 'WithdrawLot', at: 1003, reason: 'too late' })).toEqual(closed);
    expect(lot.apply({ type: 'PauseLot', at: 1003, reason: 'too late' })).toEqual(closed);
    expect(lot.apply({ type: 'ExtendClosing', at: 1003, closesAt: 5000, cause: 'downtime' })).toEqual(closed);
    expect(lot.lowerReserve(1, 1003)).toEqual(closed);
  });
});
