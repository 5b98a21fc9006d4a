// An export is played from a random sale, handed out, and meddled with in every way: each must be found.
import { hash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { record } from '#auction/ledger-hash.ts';
import { SCHEDULED_LOT } from '#auction/lot.ts';
import { randomLot } from '#auction/testing/random-lot.ts';
import { eventsOf, playLot, RULES } from '#auction/testing/recorded-lot.ts';
import { exportEvent } from '#auction/verify/export-lot.ts';
import type { ExportedEvent, LotExport } from '#auction/verify/lot-export.ts';
import { highestRow } from '#auction/verify/stand-ins.ts';
import { hasEnded } from '#auction/verify/told-by-price.ts';
import { publicLot } from '#auction/views.ts';
import { verifyLotFile, writeLotExport } from './read-lot-export.ts';

vi.setConfig({ testTimeout: 180_000 });

const sha256 = (text: string) => hash('sha256', text);

function* numbersFrom(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}
const numbers = numbersFrom(20_261_124);
const upTo = (limit: number) => numbers.next().value % limit;

type Handed = Omit<LotExport, 'whole'>;

/** A lot that a random sale left, as the house hands it out. */
function randomExport(): Handed | null {
  const setting = Array.from({ length: 12 }, () => upTo(1_000));
  const moves = Array.from({ length: 60 }, () => [upTo(1_000), upTo(1_000), upTo(1_000), upTo(1_000)] as const);
  const sale = playLot(RULES, sha256, randomLot({ setting, moves }));
  const lot = sale.at(-1)?.after;
  if (!lot?.terms) return null;
  const recorded = eventsOf(sale);
  const told = { ended: hasEnded(lot.status), highestRow: highestRow(recorded) };
  return {
    rostrumExport: 1,
    auction: { auctionId: 'a', slug: 'clocks', title: 'Clocks & watches', timeZone: 'Europe/London', terms: lot.terms },
    lot: {
      lotId: 'l',
      lotNumber: '12A',
      title: 'A longcase clock – “Graham”',
      openingBid: lot.openingBid,
      opensAt: null,
    },
    events: recorded.map((event) => exportEvent(event, told)),
    state: publicLot(lot),
  };
}

const exports = Array.from({ length: 500 }, randomExport).filter((lot) => lot !== null);
const ended = exports.filter(({ state }) => hasEnded(state.status));
const sold = exports.filter(({ state, events }) => state.status === 'sold' && events.length > 15);

const bytesOf = (lot: Handed) => new TextEncoder().encode(writeLotExport(lot, sha256));
const brokenIn = (bytes: Uint8Array, receipt: { seq: number; hash: string } | null = null) =>
  verifyLotFile(bytes, sha256, receipt).findings.filter(({ verdict }) => verdict === 'broken');

/** Any one of a list, the same one on every run. */
function some<T>(of: readonly T[]): T {
  const one = of[upTo(of.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

describe('an honest export', () => {
  test('has nothing broken in it, whatever happened to the lot, on sale or over [I6, I8, I11, I22]', () => {
    for (const lot of exports) expect(brokenIn(bytesOf(lot))).toEqual([]);
    expect(ended.length).toBeGreaterThan(300);
    expect(exports.length - ended.length).toBeGreaterThan(20);
  });

  test('holds the receipt of every bid that was accepted [I1]', () => {
    const lot = some(sold);
    for (const { seq, hash: link } of lot.events) {
      const { findings } = verifyLotFile(bytesOf(lot), sha256, { seq, hash: link });
      expect(findings).toContainEqual(expect.objectContaining({ check: 'receipt', verdict: 'held', seq }));
    }
  });

  test('says of what stays sealed that it cannot be checked, and never that it holds [I11]', () => {
    const lot = ended.find(({ events }) =>
      events.some(({ event, opening }) => 'commitment' in event && event.commitment !== null && !opening),
    );
    const { findings } = verifyLotFile(bytesOf(lot as Handed), sha256);
    expect(findings.filter(({ check }) => check === 'sealed').map(({ verdict }) => verdict)).toContain('not-checkable');
  });

  test('of a lot that is on sale opens nothing [I28]', () => {
    for (const lot of exports.filter(({ state }) => !hasEnded(state.status))) {
      expect(lot.events.filter(({ opening }) => opening)).toEqual([]);
    }
  });

  test('never opens a reserve, or a limit that lies above every bid of the history [I28, I31]', () => {
    for (const { events } of ended) {
      for (const { opening } of events) {
        if (!opening) continue;
        expect(opening).not.toHaveProperty('reserve');
        expect(opening.limit).toBeLessThanOrEqual(highestRow(events) ?? 0);
      }
    }
  });
});

describe('a meddled export', () => {
  test('is found out in 1,000 of 1,000 single bytes that are changed [I22]', () => {
    let found = 0;
    for (let n = 0; n < 1_000; n += 1) {
      const bytes = bytesOf(some(exports));
      const place = upTo(bytes.length);
      bytes[place] = ((bytes[place] ?? 0) + 1 + upTo(255)) % 256;
      if (brokenIn(bytes).length > 0) found += 1;
    }
    expect(found).toBe(1_000);
  });

  test('is found out when a byte is put in or left out anywhere [I22]', () => {
    for (let n = 0; n < 300; n += 1) {
      const bytes = bytesOf(some(exports));
      const place = upTo(bytes.length);
      const put = Uint8Array.from([...bytes.slice(0, place), upTo(256), ...bytes.slice(place)]);
      const left = Uint8Array.from([...bytes.slice(0, place), ...bytes.slice(place + 1)]);
      expect(brokenIn(put)).not.toEqual([]);
      expect(brokenIn(left)).not.toEqual([]);
    }
  });

  type Rows = readonly ExportedEvent[];
  const meddlings: readonly (readonly [string, (rows: Rows, place: number) => Rows])[] = [
    ['left out', (rows, place) => rows.toSpliced(place, 1)],
    ['doubled', (rows, place) => rows.toSpliced(place, 0, ...rows.slice(place, place + 1))],
    ['swapped with the next', (rows, place) => rows.toSpliced(place, 2, ...rows.slice(place, place + 2).reverse())],
  ];
  test.each(meddlings)('is found out when any row is %s, and the sum made anew [I6, I22]', (_what, meddle) => {
    for (let n = 0; n < 12; n += 1) {
      const lot = some(sold);
      lot.events.slice(0, -1).forEach((_row, place) => {
        expect(brokenIn(bytesOf({ ...lot, events: meddle(lot.events, place) })), `row ${place + 1}`).not.toEqual([]);
      });
    }
  });

  test('is found out when the last row is left out, because the lot says that there is one [I8]', () => {
    for (const lot of sold) expect(brokenIn(bytesOf({ ...lot, events: lot.events.slice(0, -1) }))).not.toEqual([]);
  });

  test('is found out when an opened amount is another than the one that was sealed [I22]', () => {
    const lot = sold.find(({ events }) => events.some(({ opening }) => opening)) as Handed;
    const events = lot.events.map((row) =>
      row.opening ? { ...row, opening: { ...row.opening, limit: Number(row.opening.limit) - 1 } } : row,
    );
    expect(brokenIn(bytesOf({ ...lot, events }))).toContainEqual(expect.objectContaining({ check: 'openings' }));
  });
});

/** The same events with some of them changed, every hash of the chain and the sum made anew: a file that fits itself. */
function rechained(lot: Handed, change: (event: ExportedEvent['event']) => ExportedEvent['event']): Handed {
  const events = record(sha256, SCHEDULED_LOT, lot.events.map(({ event }) => change(event)) as never);
  const rows = events.map((row, place) => ({ ...lot.events[place], ...row })) as unknown as readonly ExportedEvent[];
  return { ...lot, events: rows, state: { ...lot.state, hash: rows.at(-1)?.hash ?? '' } };
}

describe('a forger who makes every hash anew', () => {
  test('is found out by any receipt from the changed place on, and by the hash that others saw on the page [I22]', () => {
    for (let n = 0; n < 20; n += 1) {
      const lot = some(sold);
      const forged = rechained(lot, (event) => ({ ...event, at: event.at + 1 }) as ExportedEvent['event']);
      for (const { seq, hash: link } of lot.events) {
        expect(brokenIn(bytesOf(forged), { seq, hash: link })).toContainEqual(
          expect.objectContaining({ check: 'receipt', seq }),
        );
      }
    }
  });

  test('is found out by the rules where the price, the winner or an automatic bid is another [I7, I11, I18]', () => {
    for (const lot of sold) {
      const dearer = rechained(lot, (event) =>
        event.type === 'LotSold' ? ({ ...event, hammerPrice: event.hammerPrice + 1 } as typeof event) : event,
      );
      const hammerPrice = Number(lot.state.hammerPrice) + 1;
      const told = { ...dearer, state: { ...dearer.state, hammerPrice } } as Handed;
      const hasVoid = lot.events.some(({ event }) => event.type === 'BidVoided');
      const { findings } = verifyLotFile(bytesOf(told), sha256);
      const rules = findings.find(({ check, verdict }) => check === 'rules' && verdict !== 'held');
      expect(rules).toBeDefined();
      if (!hasVoid) expect(rules?.verdict).toBe('broken');
    }
  });
});
