import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Money } from './money.ts';
import type { Bidder } from './paddle.ts';
import { bidder, LotInPlay, type Setting, steps } from './testing/lot-in-play.ts';

const lotWith = (setting: Setting = {}) => new LotInPlay((text) => hash('sha256', text)).open(setting);
const scheduled = () => new LotInPlay((text) => hash('sha256', text));

describe('who may bid', () => {
  test.each<[string, Partial<Bidder> & { paddle?: null }, string]>([
    ['a visitor without a paddle', { paddle: null, status: null }, 'NOT_REGISTERED'],
    ['a paddle of no standing', { status: null }, 'NOT_REGISTERED'],
    ['a paddle awaiting approval', { status: 'awaiting-approval' }, 'AWAITING_APPROVAL'],
    ['a suspended paddle', { status: 'suspended' }, 'SUSPENDED'],
    ['the consignor', { consignedThisLot: true }, 'OWN_LOT'],
  ])('refuses an exact bid and a max bid of %s with its own code [B3]', (_who, rights, code) => {
    const lot = lotWith();
    const who = bidder('A', rights);
    const bid = { at: 1, salt: '00', bidder: who, jumpConfirmed: false } as const;
    expect(lot.apply({ ...bid, type: 'PlaceBid', amount: 10 as Money, max: null })).toEqual({ code });
    expect(lot.apply({ ...bid, type: 'SetMaxBid', max: 10 as Money })).toEqual({ code });
    expect(lot.result).toBe('no bid');
  });

  test('refuses an exact bid of the leader against themselves [B3]', () => {
    const lot = lotWith();
    lot.bid('A', 10);
    expect(lot.bid('A', 20)).toEqual({ code: 'ALREADY_LEADING' });
    expect(lot.bid('A', 20, { max: 50 })).toEqual({ code: 'ALREADY_LEADING' });
    expect(lot.result).toBe('10 A');
  });

  test('counts the whole max against a paddle’s limit, and allows the limit itself [B3]', () => {
    const lot = lotWith();
    const available = 100 as Money;
    expect(lot.max('A', 101, { available })).toEqual({ code: 'OVER_LIMIT', available });
    expect(lot.bid('A', 10, { max: 101, available })).toEqual({ code: 'OVER_LIMIT', available });
    expect(lot.max('A', 100, { available })).toBeNull();
  });
});

describe('refusals carry the facts to try again', () => {
  test('a bid that is too low gets the asking bid [B1, B4]', () => {
    const lot = lotWith({ openingBid: 100 });
    expect(lot.bid('A', 99)).toEqual({ code: 'BELOW_ASKING_BID', askingBid: 100 });
    expect(lot.bid('A', 100)).toBeNull();
    expect(lot.bid('B', 109)).toEqual({ code: 'BELOW_ASKING_BID', askingBid: 110 });
    expect(lot.bid('B', 111)).toBeNull();
    expect(lot.max('A', 120)).toEqual({ code: 'BELOW_ASKING_BID', askingBid: 121 });
  });

  test('a max too low even for the exception at the opening bid gets the asking bid [B4, X1]', () => {
    const lot = lotWith({ openingBid: 100 });
    lot.max('A', 500);
    expect(lot.max('B', 99)).toEqual({ code: 'BELOW_ASKING_BID', askingBid: 110 });
  });

  test('an amount off the ladder gets the rungs on either side [B1, B4]', () => {
    const lot = lotWith({ ladderOnly: true, openingBid: 100, increments: steps(10) });
    expect(lot.bid('A', 114)).toEqual({ code: 'NOT_ON_LADDER', nearest: [110, 120] });
    expect(lot.max('A', 205)).toEqual({ code: 'NOT_ON_LADDER', nearest: [200, 210] });
    expect(lot.bid('A', 100, { max: 195 })).toEqual({ code: 'NOT_ON_LADDER', nearest: [190, 200] });
    lot.bid('A', 100);
    expect(lot.bid('B', 115)).toEqual({ code: 'NOT_ON_LADDER', nearest: [110, 120] });
    expect(lot.bid('B', 110)).toBeNull();
    expect(lot.bid('A', 123)).toEqual({ code: 'NOT_ON_LADDER', nearest: [120, 130] });
  });

  test('accepts the asking bid even if an odd opening bid put it between two rungs [B1]', () => {
    const lot = lotWith({ ladderOnly: true, openingBid: 97, increments: steps(10) });
    expect(lot.bid('A', 97)).toBeNull();
    expect(lot.bid('B', 107)).toBeNull();
    expect(lot.bid('A', 120)).toBeNull();
  });

  test('accepts any amount at or above the asking bid without ladder-only terms [B1]', () => {
    const lot = lotWith();
    expect(lot.bid('A', 11)).toBeNull();
    expect(lot.bid('B', 27)).toBeNull();
  });

  test('a lot that accepts no bids states why and since when [B4]', () => {
    expect(scheduled().bid('A', 10)).toEqual({ code: 'LOT_NOT_OPEN', status: 'scheduled' });

    const paused = lotWith();
    paused.apply({ type: 'PauseLot', at: 5, reason: 'the picture is wrong' });
    expect(paused.bid('A', 10, { at: 6 })).toEqual({ code: 'PAUSED' });

    const withdrawn = lotWith();
    withdrawn.apply({ type: 'WithdrawLot', at: 5, reason: 'sold elsewhere' });
    expect(withdrawn.bid('A', 10, { at: 6 })).toEqual({ code: 'LOT_NOT_OPEN', status: 'withdrawn' });

    const due = lotWith({ closesAt: 1000 });
    expect(due.bid('A', 10, { at: 1000 })).toEqual({ code: 'LOT_CLOSED', closedAt: 1000 });
    due.close(1007);
    expect(due.bid('A', 10, { at: 1010 })).toEqual({ code: 'LOT_CLOSED', closedAt: 1007 });
  });

  test('refuses a max below its own bid, because either number may be the mistake [B4]', () => {
    expect(lotWith().bid('A', 100, { max: 20 })).toEqual({ code: 'MAX_ONLY_RAISES', least: 100 });
  });

  test('checks the registration before the lot, and the lot before the amount [B4]', () => {
    const lot = lotWith({ closesAt: 1000 });
    expect(lot.bid('A', 1, { at: 2000, status: 'awaiting-approval' })?.code).toBe('AWAITING_APPROVAL');
    expect(lot.bid('A', 1, { at: 2000 })?.code).toBe('LOT_CLOSED');
    expect(lot.bid('A', 1, { at: 1 })?.code).toBe('BELOW_ASKING_BID');
  });
});

describe('the jump guard', () => {
  test('requires a confirmation for a bid or a max above the multiple, not up to it [B5]', () => {
    const lot = lotWith({ jumpGuard: 2.5, openingBid: 101 });
    expect(lot.bid('A', 253)).toEqual({ code: 'JUMP_TOO_HIGH', most: 252 });
    expect(lot.max('A', 10_100)).toEqual({ code: 'JUMP_TOO_HIGH', most: 252 });
    expect(lot.bid('A', 101, { max: 10_100 })).toEqual({ code: 'JUMP_TOO_HIGH', most: 252 });
    expect(lot.bid('A', 252)).toBeNull();
    expect(lot.max('B', 10_100, { jumpConfirmed: true })).toBeNull();
    expect(lot.result).toBe('262 B');
  });

  test('also measures a leader’s raise by the asking bid [B5]', () => {
    const lot = lotWith({ jumpGuard: 2, openingBid: 100 });
    lot.bid('A', 100);
    expect(lot.max('A', 221)).toEqual({ code: 'JUMP_TOO_HIGH', most: 220 });
    expect(lot.max('A', 220)).toBeNull();
  });
});
