import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ExtendClosing } from './commands.ts';
import type { Money } from './money.ts';
import { LotInPlay, type Setting, termsWith } from './testing/lot-in-play.ts';
import { publicLot } from './views.ts';

const lotWith = (setting: Setting = {}) =>
  new LotInPlay((text) => hash('sha256', text)).open({ closesAt: 1000, ...setting });
const extension = (cause: ExtendClosing['cause'], at: number, closesAt: number): ExtendClosing => ({
  type: 'ExtendClosing',
  at,
  closesAt,
  cause,
});

describe('opening', () => {
  test('puts the lot on sale at its opening bid, the reserve sealed [B1, R2]', () => {
    const lot = lotWith({ openingBid: 250, reserve: 4711 });
    expect(publicLot(lot.lot)).toMatchObject({ status: 'open', askingBid: 250, reserve: 'unmet', closesAt: 1000 });
    expect(lot.events[0]).toMatchObject({ type: 'LotOpened', secret: { reserve: 4711 } });
  });

  test('happens once [O2]', () => {
    const lot = lotWith();
    const again = {
      type: 'OpenLot',
      at: 5,
      salt: '',
      terms: termsWith(),
      openingBid: 1 as Money,
      reserve: null,
      closesAt: 9,
    } as const;
    expect(lot.give(again)).toEqual({ code: 'NOT_POSSIBLE', why: 'already-open' });
  });
});

describe('an extension from elsewhere', () => {
  test('moves the close because of another lot, and says so [C4]', () => {
    const lot = lotWith();
    expect(lot.give(extension('another-lot', 5, 1300))).toBeNull();
    expect(lot.events.at(-1)).toEqual({ type: 'ClosingExtended', at: 5, closesAt: 1300, cause: 'another-lot' });
    expect(lot.lot).toMatchObject({ closesAt: 1300, scheduledClosesAt: 1000, extensions: 1 });
  });

  test('never moves it back: there is nothing to do [C4]', () => {
    const lot = lotWith();
    expect(lot.give(extension('another-lot', 5, 1000))).toBeNull();
    expect(lot.give(extension('downtime', 5, 900))).toBeNull();
    expect(lotWith({ closesAt: null }).give(extension('downtime', 5, 900))).toBeNull();
    expect(lot.eventTypes).toEqual(['LotOpened']);
  });

  test('because of another lot passes no cap and wakes no lot that is due [C4, C2]', () => {
    const softClose = { mode: 'add', window: 100, extension: 100, cap: 250, scope: 'cascade' } as const;
    const lot = lotWith({ softClose });
    lot.give(extension('another-lot', 5, 9000));
    expect(lot.lot.closesAt).toBe(1250);
    expect(lot.give(extension('another-lot', 1250, 9000))).toEqual({ code: 'LOT_CLOSED', closedAt: 1250 });
  });

  test('because of a downtime moves also a lot that is due, past its cap, which moves along [C6, C2]', () => {
    const softClose = { mode: 'add', window: 100, extension: 100, cap: 150, scope: 'lot' } as const;
    const lot = lotWith({ softClose });
    expect(lot.give(extension('downtime', 1400, 1800))).toBeNull();
    expect(lot.lot).toMatchObject({ closesAt: 1800, scheduledClosesAt: 1800 });
    lot.bid('A', 10, { at: 1790 });
    lot.bid('B', 20, { at: 1890 });
    expect(lot.lot.closesAt).toBe(1950);
  });

  test('never wakes a lot whose hammer has fallen [C6]', () => {
    const lot = lotWith();
    lot.close();
    expect(lot.give(extension('downtime', 1001, 2000))?.code).toBe('LOT_CLOSED');
  });
});

describe('a pause', () => {
  test('stops the bidding; the closing time stands still and comes back later by as long [C1]', () => {
    const lot = lotWith();
    lot.give({ type: 'PauseLot', at: 900, reason: 'the line is down' });
    expect(publicLot(lot.lot)).toMatchObject({ status: 'paused', askingBid: null, nextBids: [] });
    expect(lot.bid('A', 10, { at: 1500 })).toEqual({ code: 'PAUSED' });
    expect(lot.close(1500)).toEqual({ code: 'NOT_POSSIBLE', why: 'not-due' });
    lot.give({ type: 'ResumeLot', at: 1600 });
    expect(lot.lot).toMatchObject({
      status: 'open',
      closesAt: 1700,
      scheduledClosesAt: 1700,
      pausedAt: null,
      extensions: 0,
    });
    expect(lot.bid('A', 10, { at: 1699 })).toBeNull();
  });

  test('is extended by another lot all the same [C4]', () => {
    const lot = lotWith();
    lot.give({ type: 'PauseLot', at: 900, reason: 'the line is down' });
    lot.give(extension('another-lot', 1500, 1100));
    lot.give({ type: 'ResumeLot', at: 1600 });
    expect(lot.lot.closesAt).toBe(1800);
  });

  test('begins on an open lot that is not due, ends on a paused one [C1]', () => {
    const lot = lotWith();
    expect(lot.give({ type: 'ResumeLot', at: 5 })).toEqual({ code: 'NOT_POSSIBLE', why: 'not-paused' });
    expect(lot.give({ type: 'PauseLot', at: 1000, reason: 'late' })).toEqual({ code: 'LOT_CLOSED', closedAt: 1000 });
    lot.give({ type: 'PauseLot', at: 6, reason: 'why not' });
    expect(lot.give({ type: 'PauseLot', at: 7, reason: 'again' })).toEqual({ code: 'PAUSED' });
  });

  test('of a lot without a closing time leaves it without one [C1]', () => {
    const lot = lotWith({ closesAt: null });
    lot.give({ type: 'PauseLot', at: 6, reason: 'lunch' });
    lot.give({ type: 'ResumeLot', at: 90 });
    expect(lot.lot).toMatchObject({ status: 'open', closesAt: null });
  });
});
