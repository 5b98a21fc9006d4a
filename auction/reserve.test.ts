import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { LotInPlay, type Setting } from './testing/lot-in-play.ts';
import { playMoves } from './testing/lot-notation.ts';
import { publicLot } from './views.ts';

const lotWith = (setting: Setting = {}) => new LotInPlay((text) => hash('sha256', text)).open(setting);
const reserveOf = (lot: LotInPlay) => publicLot(lot.lot).reserve;

describe('below the reserve', () => {
  test('consume: a bid stands at its whole max, also after every raise [R1]', () => {
    const lot = lotWith({ reserve: 500 });
    playMoves(lot, 'A:200');
    expect([lot.result, reserveOf(lot)]).toEqual(['200 A', 'unmet']);
    playMoves(lot, 'A:300');
    expect([lot.result, reserveOf(lot)]).toEqual(['300 A', 'unmet']);
    expect(lot.history).toEqual(['200 A', '300 A auto']);
  });

  test('ignore: the price ignores the reserve until a max reaches it [R1]', () => {
    const lot = lotWith({ reserve: 500, belowReserve: 'ignore' });
    playMoves(lot, 'A:200, B:100');
    expect([lot.result, reserveOf(lot)]).toEqual(['110 A', 'unmet']);
    playMoves(lot, 'B:500');
    expect([lot.result, reserveOf(lot)]).toEqual(['500 B', 'met']);
  });

  test('house: the house bids for the consignor, marked as the house, and must be beaten [R1]', () => {
    const lot = lotWith({ reserve: 100, belowReserve: 'house' });
    playMoves(lot, 'A:50');
    expect(lot.result).toBe('60 house');
    expect(lot.history).toEqual(['50 A', '60 house auto']);
    expect(lot.bid('A', 60)?.code).toBe('BELOW_ASKING_BID');
    playMoves(lot, 'A:75');
    expect(lot.result).toBe('85 house');
  });

  test('house: the house never bids the reserve; instead the bid stands at its whole max [R1]', () => {
    const lot = lotWith({ reserve: 100, belowReserve: 'house' });
    playMoves(lot, 'A:90');
    expect([lot.result, reserveOf(lot)]).toEqual(['90 A', 'unmet']);
    playMoves(lot, 'B=100');
    expect([lot.result, reserveOf(lot)]).toEqual(['100 B', 'met']);
  });

  test('house: a max competes with the standing bid of the house [R1, X1]', () => {
    const lot = lotWith({ reserve: 65, belowReserve: 'house' });
    playMoves(lot, 'A:50, B:200');
    expect(lot.result).toBe('70 B');
    expect(lot.history).toEqual(['50 A', '60 house auto', '70 B']);
  });
});

describe('reaching the reserve', () => {
  test('a max equal to the reserve meets it and lifts the price to it [R1]', () => {
    const lot = lotWith({ reserve: 100 });
    playMoves(lot, 'A:100');
    expect([lot.result, reserveOf(lot)]).toEqual(['100 A', 'met']);
    expect(lot.eventTypes).toEqual(['LotOpened', 'BidPlaced', 'ReserveMet']);
  });

  test('an exact bid above it stands at its own amount, a bid with a max at the reserve or its amount [R1, X4]', () => {
    const [exact, low, high] = [lotWith({ reserve: 100 }), lotWith({ reserve: 100 }), lotWith({ reserve: 100 })];
    playMoves(exact, 'A=150');
    playMoves(low, 'A=20:150');
    playMoves(high, 'A=120:150');
    expect([exact.result, low.result, high.result]).toEqual(['150 A', '100 A', '120 A']);
  });

  test('the met reserve is recorded once [R1]', () => {
    const lot = lotWith({ reserve: 100 });
    playMoves(lot, 'A:100, B:200, C:300');
    expect(lot.eventTypes.filter((type) => type === 'ReserveMet')).toHaveLength(1);
  });

  test('without a reserve nothing is recorded, and the public state shows none [R2]', () => {
    const lot = lotWith();
    playMoves(lot, 'A:100');
    expect([reserveOf(lot), lot.eventTypes.includes('ReserveMet')]).toEqual(['none', false]);
  });
});

describe('lowering the reserve', () => {
  test('to the current bid meets it at once [R2]', () => {
    const lot = lotWith({ reserve: 500 });
    playMoves(lot, 'A:200');
    expect(lot.lowerReserve(201)).toBeNull();
    expect(reserveOf(lot)).toBe('unmet');
    expect(lot.lowerReserve(200)).toBeNull();
    expect([lot.result, reserveOf(lot)]).toEqual(['200 A', 'met']);
    expect(lot.eventTypes.slice(-2)).toEqual(['ReserveLowered', 'ReserveMet']);
  });

  test('into a leader’s max lifts the leader to it by an automatic bid [R2, R1]', () => {
    const lot = lotWith({ reserve: 500, belowReserve: 'ignore' });
    playMoves(lot, 'A:200');
    expect(lot.result).toBe('10 A');
    lot.lowerReserve(200);
    expect([lot.result, reserveOf(lot)]).toEqual(['200 A', 'met']);
    expect(lot.history).toEqual(['10 A', '200 A auto']);
  });

  test('below the house’s own bid leaves that bid standing and the reserve unmet [R2, R1]', () => {
    const lot = lotWith({ reserve: 100, belowReserve: 'house' });
    playMoves(lot, 'A:50');
    lot.lowerReserve(55);
    expect([lot.result, reserveOf(lot)]).toEqual(['60 house', 'unmet']);
    playMoves(lot, 'A=70');
    expect([lot.result, reserveOf(lot)]).toEqual(['70 A', 'met']);
  });

  test('needs an existing reserve, a lower amount and a lot on sale [R2]', () => {
    const lot = lotWith({ reserve: 500, closesAt: 1000 });
    expect(lot.lowerReserve(500)).toEqual({ code: 'NOT_POSSIBLE', why: 'reserve-only-falls' });
    expect(lot.lowerReserve(600)).toEqual({ code: 'NOT_POSSIBLE', why: 'reserve-only-falls' });
    expect(lotWith().lowerReserve(5)).toEqual({ code: 'NOT_POSSIBLE', why: 'no-reserve' });
    lot.apply({ type: 'PauseLot', at: 2, reason: 'a call to the consignor' });
    expect(lot.lowerReserve(400, 3)).toBeNull();
    lot.apply({ type: 'ResumeLot', at: 3 });
    expect(lot.lowerReserve(300, 1001)).toEqual({ code: 'LOT_CLOSED', closedAt: 1001 });
  });
});
