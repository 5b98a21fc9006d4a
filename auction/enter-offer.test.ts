import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { LotInPlay, type Setting, steps } from './testing/lot-in-play.ts';
import { playMoves } from './testing/lot-notation.ts';

const lotWith = (setting: Setting = {}) => new LotInPlay((text) => hash('sha256', text)).open(setting);

describe('price and leader', () => {
  test('a max alone stands at the opening bid, an exact bid at its amount [X1]', () => {
    const [max, exact, both] = [lotWith(), lotWith(), lotWith()];
    playMoves(max, 'A:500');
    playMoves(exact, 'A=500');
    playMoves(both, 'A=50:500');
    expect([max.result, exact.result, both.result]).toEqual(['10 A', '500 A', '50 A']);
  });

  test('the second highest max of another paddle determines the price, not the leader’s earlier max [X1]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B:50, A:300, C:80');
    expect(lot.result).toBe('90 A');
  });

  test('a bidder who outbids a rival again pays a step over the rival [X1]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B:200, A:500');
    expect(lot.result).toBe('210 A');
  });

  test('while one paddle stands at the opening bid, a max equal to it is entered and changes nothing [X1, X2]', () => {
    const lot = lotWith({ openingBid: 100 });
    expect(playMoves(lot, 'A=100, B:100')).toEqual([null, null]);
    expect(lot.result).toBe('100 A');
    expect(lot.history).toEqual(['100 A', '100 B', '100 A auto']);
  });

  test('an exact bid equal to the opening bid, or a max once two paddles have bid, is refused [X1]', () => {
    const lot = lotWith({ openingBid: 100 });
    expect(playMoves(lot, 'A:500, B=100, B:105, C:110')).toEqual([null, 'BELOW_ASKING_BID', null, 'BELOW_ASKING_BID']);
    expect(lot.result).toBe('115 A');
  });

  test('a third paddle cannot enter at the opening bid, even if a tie kept the price there [X1]', () => {
    const lot = lotWith({ openingBid: 100 });
    expect(playMoves(lot, 'A=100, B:100, C:100')).toEqual([null, null, 'BELOW_ASKING_BID']);
  });

  test('the exception does not apply after a bid above the opening bid [X1]', () => {
    const lot = lotWith({ openingBid: 100 });
    expect(playMoves(lot, 'A=120, B:100')).toEqual([null, 'BELOW_ASKING_BID']);
  });
});

describe('equal maxima', () => {
  test('the earlier leads, the later is the underbidder [X2]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B:100');
    expect(lot.lot.leader).toMatchObject({ paddle: 'A', limit: 100 });
    expect(lot.lot.underbidder).toMatchObject({ paddle: 'B', limit: 100 });
  });

  test('an equal max that was changed later loses to one set in between [X2]', () => {
    const lot = lotWith({ maxBidMayBeLowered: true });
    playMoves(lot, 'A:300, A:200, B:200');
    expect(lot.result).toBe('200 A');
    const other = lotWith();
    playMoves(other, 'A:100, B:200, A:200');
    expect(other.result).toBe('200 B');
  });
});

describe('a leader’s own max', () => {
  test('does not move the price when raised [X3]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B:50, A:1000');
    expect(lot.result).toBe('60 A');
    expect(lot.eventTypes.at(-1)).toBe('MaxBidSet');
  });

  test('when raised after its own limit held it down, moves the price only to a full step [X3]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B:105');
    expect(lot.result).toBe('105 B');
    playMoves(lot, 'B:107');
    expect(lot.result).toBe('107 B');
    playMoves(lot, 'B:500');
    expect(lot.result).toBe('110 B');
    expect(lot.history.slice(-2)).toEqual(['107 B auto', '110 B auto']);
  });

  test('cannot be set to its present value, nor lowered if the terms forbid it; the refusal has the least [X3]', () => {
    const lot = lotWith();
    lot.max('A', 100);
    expect(lot.max('A', 100)).toEqual({ code: 'MAX_ONLY_RAISES', least: 101 });
    expect(lot.max('A', 50)).toEqual({ code: 'MAX_ONLY_RAISES', least: 101 });
  });

  test('must rise to the next rung at least under ladder-only terms [X3, B1]', () => {
    const lot = lotWith({ ladderOnly: true });
    lot.max('A', 100);
    expect(lot.max('A', 90)).toEqual({ code: 'MAX_ONLY_RAISES', least: 110 });
    expect(lot.max('A', 110)).toBeNull();
  });

  test('can be lowered to the current bid if the terms allow it; nothing else changes [X3]', () => {
    const lot = lotWith({ maxBidMayBeLowered: true });
    playMoves(lot, 'A:500, B:100');
    expect(lot.result).toBe('110 A');
    expect(lot.max('A', 109)).toEqual({ code: 'MAX_ONLY_RAISES', least: 110 });
    expect(lot.max('A', 500)).toEqual({ code: 'MAX_ONLY_RAISES', least: 501 });
    expect(lot.max('A', 110)).toBeNull();
    expect(lot.result).toBe('110 A');
    playMoves(lot, 'B:120');
    expect(lot.result).toBe('120 B');
  });

  test('is an ordinary bid if the paddle does not lead [X3]', () => {
    const lot = lotWith({ maxBidMayBeLowered: true });
    playMoves(lot, 'A:500, B:100');
    expect(lot.max('B', 90)?.code).toBe('BELOW_ASKING_BID');
  });
});

describe('exact bids against maxima', () => {
  test('an exact bid above every max leads at its own amount, even by more than a step [X4]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B=500');
    expect(lot.result).toBe('500 B');
  });

  test('an exact bid equal to the leader’s max loses, at that amount [X4]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B=100');
    expect(lot.result).toBe('100 A');
  });
});

describe('the history', () => {
  test('shows a beaten leader’s max, if not yet reached, before the bid that beat it [X5]', () => {
    const lot = lotWith({ increments: steps(50), openingBid: 500 });
    playMoves(lot, 'A:1000, B:2000');
    expect(lot.history).toEqual(['500 A', '1000 A auto', '1050 B']);
  });

  test('shows no further row for a beaten leader who already bid the whole limit [X5]', () => {
    const lot = lotWith();
    playMoves(lot, 'A=10, B=20, C:50');
    expect(lot.history).toEqual(['10 A', '20 B', '30 C']);
  });

  test('shows both paddles of a tie at the amount, the leader last [X5]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B:100');
    expect(lot.history).toEqual(['10 A', '100 B', '100 A auto']);
  });

  test('names the event that caused each automatic row [X5]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100, B:50, C:200');
    const rows = lot.recorded.flatMap(({ seq, event }) =>
      event.type === 'BidPlaced' ? [[seq, event.paddle, event.cause]] : [],
    );
    expect(rows).toEqual([
      [2, 'A', null],
      [3, 'B', null],
      [4, 'A', 3],
      [5, 'A', 6],
      [6, 'C', null],
    ]);
    expect(lot.lot.bidCount).toBe(5);
  });
});
