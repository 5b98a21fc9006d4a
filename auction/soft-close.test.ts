import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { SoftClose } from './terms.ts';
import { LotInPlay, type Setting } from './testing/lot-in-play.ts';

type Extending = Extract<SoftClose, { mode: 'reset' | 'add' }>;

function lotWith(softClose: Partial<Extending>, setting: Setting = {}): LotInPlay {
  const whole: Extending = { mode: 'reset', window: 100, extension: 100, cap: null, scope: 'lot', ...softClose };
  return new LotInPlay((text) => hash('sha256', text)).open({ softClose: whole, closesAt: 1000, ...setting });
}

/** The closing time after a single bid. */
function closeAfterBidAt(at: number, softClose: Partial<Extending>): number | null {
  const lot = lotWith(softClose);
  lot.bid('A', 10, { at });
  return lot.lot.closesAt;
}

describe('the window', () => {
  test('reset: leaves the whole extension after a bid, from the window’s edge to the last millisecond [C2]', () => {
    const terms = { mode: 'reset', window: 100, extension: 300 } as const;
    expect([899, 900, 950, 999].map((at) => closeAfterBidAt(at, terms))).toEqual([1000, 1200, 1250, 1299]);
  });

  test('reset: never brings the close forward [C2]', () => {
    expect(closeAfterBidAt(950, { window: 100, extension: 20 })).toBe(1000);
  });

  test('add: adds the whole extension to the close every time, including at the edge [C2]', () => {
    const terms = { mode: 'add', window: 100, extension: 300 } as const;
    expect([899, 900, 999].map((at) => closeAfterBidAt(at, terms))).toEqual([1000, 1300, 1300]);
    const lot = lotWith(terms);
    lot.bid('A', 10, { at: 950 });
    lot.bid('B', 20, { at: 1199 });
    lot.bid('C', 30, { at: 1200 });
    expect(lot.lot.closesAt).toBe(1600);
  });

  test('off, or without a closing time: extends nothing [C2]', () => {
    const off = new LotInPlay((text) => hash('sha256', text)).open({ closesAt: 1000 });
    off.bid('A', 10, { at: 999 });
    expect(off.lot).toMatchObject({ closesAt: 1000, extensions: 0 });
    const live = lotWith({}, { closesAt: null });
    live.bid('A', 10, { at: 999 });
    expect(live.lot.closesAt).toBeNull();
  });

  test('never extends past the scheduled close plus the cap [C2]', () => {
    const lot = lotWith({ cap: 150 });
    lot.bid('A', 10, { at: 990 });
    expect(lot.lot.closesAt).toBe(1090);
    lot.bid('B', 20, { at: 1080 });
    expect(lot.lot.closesAt).toBe(1150);
    lot.bid('A', 30, { at: 1140 });
    expect(lot.lot).toMatchObject({ closesAt: 1150, extensions: 2, scheduledClosesAt: 1000 });
    expect(lot.bid('B', 40, { at: 1150 })?.code).toBe('LOT_CLOSED');
  });

  test('records an extension as its own event after the bid [C2]', () => {
    const lot = lotWith({});
    lot.bid('A', 10, { at: 950 });
    expect(lot.events.at(-1)).toEqual({ type: 'ClosingExtended', at: 950, closesAt: 1050, cause: 'bid' });
    expect(lot.lot.extensions).toBe(1);
  });
});

describe('what extends', () => {
  test('a beaten bid that raises the leader’s price extends [C3]', () => {
    const lot = lotWith({});
    lot.max('A', 500, { at: 1 });
    lot.bid('B', 50, { at: 950 });
    expect([lot.result, lot.lot.closesAt]).toEqual(['60 A', 1050]);
  });

  test('a refused bid does not extend [C3]', () => {
    const lot = lotWith({});
    lot.bid('A', 10, { at: 1 });
    expect(lot.bid('B', 11, { at: 950 })?.code).toBe('BELOW_ASKING_BID');
    expect(lot.lot.closesAt).toBe(1000);
  });

  test('a leader’s own raise does not extend, even if it reaches the reserve [C3]', () => {
    const lot = lotWith({}, { reserve: 100 });
    lot.max('A', 50, { at: 1 });
    lot.max('A', 60, { at: 950 });
    lot.max('A', 200, { at: 960 });
    expect([lot.result, lot.lot.closesAt]).toEqual(['100 A', 1000]);
  });

  test('a beaten max that changes neither price nor leader does not extend [C3, X1]', () => {
    const lot = lotWith({});
    lot.bid('A', 10, { at: 1 });
    expect(lot.max('B', 10, { at: 950 })).toBeNull();
    expect(lot.lot.closesAt).toBe(1000);
  });

  test('a lowered reserve does not extend, even if the price rises to it [C3, R2]', () => {
    const lot = lotWith({}, { reserve: 100, belowReserve: 'ignore' });
    lot.max('A', 80, { at: 1 });
    lot.lowerReserve(70, 950);
    expect([lot.result, lot.lot.closesAt]).toEqual(['70 A', 1000]);
  });
});
