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
  test('puts the lot on sale at its opening bid with a sealed reserve [B1, R2]', () => {
    const lot = lotWith({ openingBid: 250, reserve: 4711 });
    expect(publicLot(lot.lot)).toMatchObject({ status: 'open', askingBid: 250, reserve: 'unmet', closesAt: 1000 });
    expect(lot.events[0]).toMatchObject({ type: 'LotOpened', secret: { reserve: 4711 } });
  });

  test('is refused for an open lot [O2]', () => {
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
    expect(lot.apply(again)).toEqual({ code: 'NOT_POSSIBLE', why: 'already-open' });
  });
});

describe('an extension by command', () => {
  test('moves the close because of another lot, and records the cause [C4]', () => {
    const lot = lotWith();
    expect(lot.apply(extension('another-lot', 5, 1300))).toBeNull();
    expect(lot.events.at(-1)).toEqual({ type: 'ClosingExtended', at: 5, closesAt: 1300, cause: 'another-lot' });
    expect(lot.lot).toMatchObject({ closesAt: 1300, scheduledClosesAt: 1000, extensions: 1 });
  });

  test('never moves the close back, and then records no event [C4]', () => {
    const lot = lotWith();
    expect(lot.apply(extension('another-lot', 5, 1000))).toBeNull();
    expect(lot.apply(extension('downtime', 5, 900))).toBeNull();
    expect(lotWith({ closesAt: null }).apply(extension('downtime', 5, 900))).toBeNull();
    expect(lot.eventTypes).toEqual(['LotOpened']);
  });

  test('because of another lot stops at the cap and is refused for a due lot [C4, C2]', () => {
    const softClose = { mode: 'add', window: 100, extension: 100, cap: 250, scope: 'cascade' } as const;
    const lot = lotWith({ softClose });
    lot.apply(extension('another-lot', 5, 9000));
    expect(lot.lot.closesAt).toBe(1250);
    expect(lot.apply(extension('another-lot', 1250, 9000))).toEqual({ code: 'LOT_CLOSED', closedAt: 1250 });
  });

  test('because of a downtime moves even a due lot past its cap, and the cap with it [C6, C2]', () => {
    const softClose = { mode: 'add', window: 100, extension: 100, cap: 150, scope: 'lot' } as const;
    const lot = lotWith({ softClose });
    expect(lot.apply(extension('downtime', 1400, 1800))).toBeNull();
    expect(lot.lot).toMatchObject({ closesAt: 1800, scheduledClosesAt: 1800 });
    lot.bid('A', 10, { at: 1790 });
    lot.bid('B', 20, { at: 1890 });
    expect(lot.lot.closesAt).toBe(1950);
  });

  test('is refused for a lot whose hammer has fallen [C6]', () => {
    const lot = lotWith();
    lot.close();
    expect(lot.apply(extension('downtime', 1001, 2000))?.code).toBe('LOT_CLOSED');
  });
});

describe('a pause', () => {
  test('stops the bidding and moves the closing time by its length [C1]', () => {
    const lot = lotWith();
    lot.apply({ type: 'PauseLot', at: 900, reason: 'the line is down' });
    expect(publicLot(lot.lot)).toMatchObject({ status: 'paused', askingBid: null, nextBids: [] });
    expect(lot.bid('A', 10, { at: 1500 })).toEqual({ code: 'PAUSED' });
    expect(lot.close(1500)).toEqual({ code: 'NOT_POSSIBLE', why: 'not-due' });
    lot.apply({ type: 'ResumeLot', at: 1600 });
    expect(lot.lot).toMatchObject({
      status: 'open',
      closesAt: 1700,
      scheduledClosesAt: 1700,
      pausedAt: null,
      extensions: 0,
    });
    expect(lot.bid('A', 10, { at: 1699 })).toBeNull();
  });

  test('does not prevent an extension by another lot [C4]', () => {
    const lot = lotWith();
    lot.apply({ type: 'PauseLot', at: 900, reason: 'the line is down' });
    lot.apply(extension('another-lot', 1500, 1100));
    lot.apply({ type: 'ResumeLot', at: 1600 });
    expect(lot.lot.closesAt).toBe(1800);
  });

  test('can start only on an open lot that is not due, and end only on a paused one [C1]', () => {
    const lot = lotWith();
    expect(lot.apply({ type: 'ResumeLot', at: 5 })).toEqual({ code: 'NOT_POSSIBLE', why: 'not-paused' });
    expect(lot.apply({ type: 'PauseLot', at: 1000, reason: 'late' })).toEqual({ code: 'LOT_CLOSED', closedAt: 1000 });
    lot.apply({ type: 'PauseLot', at: 6, reason: 'why not' });
    expect(lot.apply({ type: 'PauseLot', at: 7, reason: 'again' })).toEqual({ code: 'PAUSED' });
  });

  test('leaves a lot without a closing time unchanged [C1]', () => {
    const lot = lotWith({ closesAt: null });
    lot.apply({ type: 'PauseLot', at: 6, reason: 'lunch' });
    lot.apply({ type: 'ResumeLot', at: 90 });
    expect(lot.lot).toMatchObject({ status: 'open', closesAt: null });
  });
});
