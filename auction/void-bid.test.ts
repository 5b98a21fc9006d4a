import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { LotInPlay, type Setting, steps } from './testing/lot-in-play.ts';
import { playMoves } from './testing/lot-notation.ts';
import { publicLot } from './views.ts';

const lotWith = (setting: Setting = {}) => new LotInPlay((text) => hash('sha256', text)).open(setting);

/** Plays moves, then takes back the newest bid or raise of a paddle. */
function voided(setting: Setting, moves: string, paddle: string): LotInPlay {
  const lot = lotWith(setting);
  playMoves(lot, moves);
  expect(lot.voidBid(lot.seqOf(paddle))).toBeNull();
  return lot;
}

test('the bid before it leads again, at what it led at [B6]', () => {
  expect(voided({}, 'A=10, B=20, C=50', 'C').result).toBe('20 B');
  expect(voided({}, 'A:100, B=150', 'B').result).toBe('10 A');
  expect(voided({}, 'A:100', 'A').result).toBe('no bid');
});

test('a max falls back to what it would have needed, an exact bid stands at what was said [B6]', () => {
  expect(voided({}, 'A=500, B:1000', 'A').result).toBe('10 B');
  expect(voided({}, 'A=500, B=510', 'A').result).toBe('510 B');
  expect(voided({}, 'A=100, B=110, A=120', 'B').result).toBe('120 A');
  expect(voided({}, 'A=100, B=110, A=120:300', 'B').result).toBe('120 A');
});

test('a beaten bid no longer holds the price up [B6]', () => {
  expect(voided({}, 'A:100, B:50', 'B').result).toBe('10 A');
  expect(voided({}, 'A:100, B:50, C:80', 'C').result).toBe('60 A');
  expect(voided({}, 'A:100, B:50, C:80', 'B').result).toBe('90 A');
});

test('of a leader’s raise only the raise goes [B6]', () => {
  expect(voided({}, 'A:100, A:500, B:200', 'A').result).toBe('110 B');
});

test('a lowered max amends the bids before it, and is no bid that could be taken back [B6, X3]', () => {
  const lot = lotWith({ maxBidMayBeLowered: true });
  playMoves(lot, 'A:300, B:50, A:500, A:100');
  expect(lot.voidBid(lot.seqOf('A'))).toEqual({ code: 'NOT_POSSIBLE', why: 'no-such-bid' });
  playMoves(lot, 'C:200');
  expect(lot.result).toBe('110 C');
  lot.voidBid(2);
  expect(lot.result).toBe('110 C');
});

test('the automatic rows that it caused, or that were made under it, leave the history with it [B6, X5]', () => {
  const answered = voided({}, 'A:100, B:50', 'B');
  expect(answered.history).toEqual(['10 A']);
  expect(answered.lot.bidCount).toBe(1);
  const beaten = voided({}, 'A:100, B:200', 'A');
  expect(beaten.history).toEqual(['110 B']);
  expect(beaten.result).toBe('10 B');
  expect(beaten.lot.bidCount).toBe(1);
});

test('who is next is worked out anew [B6]', () => {
  const lot = voided({}, 'A:100, B:50, C:80', 'C');
  expect(lot.lot.underbidder?.paddle).toBe('B');
  expect(lot.close()).toBeNull();
  expect(lot.events.at(-1)).toMatchObject({ type: 'LotSold', hammerPrice: 60, paddle: 'A', underbidder: 'B' });
});

test('a reserve that only the voided bid had reached is unmet again [B6, R1]', () => {
  const lot = voided({ reserve: 100 }, 'A:50, B:200', 'B');
  expect([lot.result, publicLot(lot.lot).reserve]).toEqual(['50 A', 'unmet']);
});

test('what remains is replayed under the reserves of its time [B6, R2]', () => {
  const lot = lotWith({ reserve: 100, openingBid: 10 });
  playMoves(lot, 'A:40');
  lot.lowerReserve(30);
  playMoves(lot, 'B:60');
  expect(lot.result).toBe('50 B');
  lot.voidBid(lot.seqOf('B'));
  // A stood at the whole 40 while the reserve was 100: a reserve of 30 from the start would have left A at 30.
  expect([lot.result, publicLot(lot.lot).reserve]).toEqual(['40 A', 'met']);
  const lowered = lotWith({ reserve: 100, openingBid: 10, belowReserve: 'ignore' });
  playMoves(lowered, 'A:70, B:20');
  lowered.lowerReserve(60);
  expect(lowered.result).toBe('60 A');
  lowered.voidBid(lowered.seqOf('B'));
  expect(lowered.result).toBe('60 A');
});

test('the house’s answers are given anew [B6, R1]', () => {
  const lot = voided({ belowReserve: 'house', reserve: 100 }, 'A:50, B=80', 'B');
  expect(lot.result).toBe('60 house');
  expect(lot.history).toEqual(['50 A', '60 house auto']);
});

test('what is no bid of a person’s that stands is not voided [B6]', () => {
  const lot = lotWith();
  playMoves(lot, 'A:100, B:50');
  const refused = { code: 'NOT_POSSIBLE', why: 'no-such-bid' };
  const automatic = lot.lot.seq;
  expect(lot.voidBid(1)).toEqual(refused);
  expect(lot.voidBid(automatic)).toEqual(refused);
  expect(lot.voidBid(99)).toEqual(refused);
  expect(lot.voidBid(3)).toBeNull();
  expect(lot.voidBid(3)).toEqual(refused);
});

test('nothing is voided once the lot is due [B6, C1]', () => {
  const lot = lotWith({ closesAt: 1000 });
  playMoves(lot, 'A=10, B=20');
  expect(lot.voidBid(lot.seqOf('B'), 1000)).toEqual({ code: 'LOT_CLOSED', closedAt: 1000 });
  lot.close(1000);
  expect(lot.voidBid(lot.seqOf('B'), 1001)).toEqual({ code: 'LOT_CLOSED', closedAt: 1000 });
});

test('the void and its reason stay in the ledger, the closing time stays where it is [B6, C3]', () => {
  const softClose = { mode: 'reset', window: 500, extension: 500, cap: null, scope: 'lot' } as const;
  const lot = lotWith({ softClose, closesAt: 1000 });
  lot.bid('A', 10, { at: 900 });
  lot.voidBid(2, 950);
  expect(lot.events.at(-1)).toEqual({
    type: 'BidVoided',
    at: 950,
    voidedSeq: 2,
    reason: 'a slip of the finger',
    rows: [2],
    currentBid: null,
    leadingPaddle: null,
  });
  expect(lot.lot.closesAt).toBe(1400);
});

test('a paused lot’s bid can be voided [B6]', () => {
  const lot = lotWith({ increments: steps(5) });
  lot.bid('A', 10);
  lot.give({ type: 'PauseLot', at: 2, reason: 'a bid in doubt' });
  expect(lot.voidBid(2, 3)).toBeNull();
});
