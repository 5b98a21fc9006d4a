import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { LotInPlay, type Setting, steps } from './testing/lot-in-play.ts';
import { playMoves } from './testing/lot-notation.ts';
import { publicLot } from './views.ts';

const lotWith = (setting: Setting = {}) => new LotInPlay((text) => hash('sha256', text)).open(setting);

/** Plays the moves, then voids a paddle's newest bid or raise. */
function voided(setting: Setting, moves: string, paddle: string): LotInPlay {
  const lot = lotWith(setting);
  playMoves(lot, moves);
  expect(lot.voidBid(lot.seqOf(paddle))).toBeNull();
  return lot;
}

test('a void restores the previous leader at the previous price [B6]', () => {
  expect(voided({}, 'A=10, B=20, C=50', 'C').result).toBe('20 B');
  expect(voided({}, 'A:100, B=150', 'B').result).toBe('10 A');
  expect(voided({}, 'A:100', 'A').result).toBe('no bid');
});

test('a void lowers a max to what it would have needed, but keeps an exact bid at its amount [B6]', () => {
  expect(voided({}, 'A=500, B:1000', 'A').result).toBe('10 B');
  expect(voided({}, 'A=500, B=510', 'A').result).toBe('510 B');
  expect(voided({}, 'A=100, B=110, A=120', 'B').result).toBe('120 A');
  expect(voided({}, 'A=100, B=110, A=120:300', 'B').result).toBe('120 A');
});

test('a void removes the effect of a beaten bid on the price [B6]', () => {
  expect(voided({}, 'A:100, B:50', 'B').result).toBe('10 A');
  expect(voided({}, 'A:100, B:50, C:80', 'C').result).toBe('60 A');
  expect(voided({}, 'A:100, B:50, C:80', 'B').result).toBe('90 A');
});

test('a void of a leader’s raise removes only the raise [B6]', () => {
  expect(voided({}, 'A:100, A:500, B:200', 'A').result).toBe('110 B');
});

test('a void keeps a lowered max, which amends earlier bids and cannot itself be voided [B6, X3]', () => {
  const lot = lotWith({ maxBidMayBeLowered: true });
  playMoves(lot, 'A:300, B:50, A:500, A:100');
  expect(lot.voidBid(lot.seqOf('A'))).toEqual({ code: 'NOT_POSSIBLE', why: 'no-such-bid' });
  playMoves(lot, 'C:200');
  expect(lot.result).toBe('110 C');
  lot.voidBid(2);
  expect(lot.result).toBe('110 C');
});

test('a void also removes the automatic rows that the bid caused or that were made under its max [B6, X5]', () => {
  const answered = voided({}, 'A:100, B:50', 'B');
  expect(answered.history).toEqual(['10 A']);
  expect(answered.lot.bidCount).toBe(1);
  const beaten = voided({}, 'A:100, B:200', 'A');
  expect(beaten.history).toEqual(['110 B']);
  expect(beaten.result).toBe('10 B');
  expect(beaten.lot.bidCount).toBe(1);
});

test('a void recomputes the underbidder [B6]', () => {
  const lot = voided({}, 'A:100, B:50, C:80', 'C');
  expect(lot.lot.underbidder?.paddle).toBe('B');
  expect(lot.close()).toBeNull();
  expect(lot.events.at(-1)).toMatchObject({ type: 'LotSold', hammerPrice: 60, paddle: 'A', underbidder: 'B' });
});

test('a void makes a reserve unmet again that only the voided bid had reached [B6, R1]', () => {
  const lot = voided({ reserve: 100 }, 'A:50, B:200', 'B');
  expect([lot.result, publicLot(lot.lot).reserve]).toEqual(['50 A', 'unmet']);
});

test('a void replays the remaining bids under the reserves of their time [B6, R2]', () => {
  const lot = lotWith({ reserve: 100, openingBid: 10 });
  playMoves(lot, 'A:40');
  lot.lowerReserve(30);
  playMoves(lot, 'B:60');
  expect(lot.result).toBe('50 B');
  lot.voidBid(lot.seqOf('B'));
  // With a reserve of 100 A stood at its whole 40; with 30 from the start it would be at 30.
  expect([lot.result, publicLot(lot.lot).reserve]).toEqual(['40 A', 'met']);
  const lowered = lotWith({ reserve: 100, openingBid: 10, belowReserve: 'ignore' });
  playMoves(lowered, 'A:70, B:20');
  lowered.lowerReserve(60);
  expect(lowered.result).toBe('60 A');
  lowered.voidBid(lowered.seqOf('B'));
  expect(lowered.result).toBe('60 A');
});

test('a void recomputes the bids of the house [B6, R1]', () => {
  const lot = voided({ belowReserve: 'house', reserve: 100 }, 'A:50, B=80', 'B');
  expect(lot.result).toBe('60 house');
  expect(lot.history).toEqual(['50 A', '60 house auto']);
});

test('a void is refused for anything but a person’s standing bid [B6]', () => {
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

test('a void is refused once the lot is due [B6, C1]', () => {
  const lot = lotWith({ closesAt: 1000 });
  playMoves(lot, 'A=10, B=20');
  expect(lot.voidBid(lot.seqOf('B'), 1000)).toEqual({ code: 'LOT_CLOSED', closedAt: 1000 });
  lot.close(1000);
  expect(lot.voidBid(lot.seqOf('B'), 1001)).toEqual({ code: 'LOT_CLOSED', closedAt: 1000 });
});

test('a void stays in the ledger with its reason, and does not change the closing time [B6, C3]', () => {
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

test('a void is allowed while the lot is paused [B6]', () => {
  const lot = lotWith({ increments: steps(5) });
  lot.bid('A', 10);
  lot.apply({ type: 'PauseLot', at: 2, reason: 'a bid in doubt' });
  expect(lot.voidBid(2, 3)).toBeNull();
});
