// Random lots are exported and tampered with in many ways. Every change must be detected.
import { hash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { record } from '#auction/ledger-hash.ts';
import { SCHEDULED_LOT } from '#auction/lot.ts';
import { randomLot } from '#auction/testing/random-lot.ts';
import { eventsOf, playLot, RULES } from '#auction/testing/recorded-lot.ts';
import { exportEvent } from '#auction/verify/export-lot.ts';
import type { ExportedEvent, LotExport } from '#auction/verify/lot-export.ts';
import { hasEnded } from '#auction/verify/revealed-by-price.ts';
import { highestRow } from '#auction/verify/stand-ins.ts';
import { publicLot } from '#auction/views.ts';
import { seededRandom } from '#demo/seed/seeded-random.ts';
import { verifyLotFile, writeLotExport } from './read-lot-export.ts';

vi.setConfig({ testTimeout: 180_000 });

const sha256 = (text: string) => hash('sha256', text);

const random = seededRandom(20_261_124);

type UnsealedExport = Omit<LotExport, 'whole'>;

/** The export of a randomly played lot. */
function randomExport(): UnsealedExport | null {
  const setting = Array.from({ length: 12 }, () => random.below(1_000));
  const moves = Array.from(
    { length: 60 },
    () => [random.below(1_000), random.below(1_000), random.below(1_000), random.below(1_000)] as const,
  );
  const steps = playLot(RULES, sha256, randomLot({ setting, moves }));
  const lot = steps.at(-1)?.after;
  if (!lot?.terms) return null;
  const recorded = eventsOf(steps);
  const disclosure = { ended: hasEnded(lot.status), highestRow: highestRow(recorded) };
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
    events: recorded.map((event) => exportEvent(event, disclosure)),
    state: publicLot(lot),
  };
}

const exports = Array.from({ length: 500 }, randomExport).filter((lot) => lot !== null);
const ended = exports.filter(({ state }) => hasEnded(state.status));
const sold = exports.filter(({ state, events }) => state.status === 'sold' && events.length > 15);

const bytesOf = (lot: UnsealedExport) => new TextEncoder().encode(writeLotExport(lot, sha256));
const brokenIn = (bytes: Uint8Array, receipt: { seq: number; hash: string } | null = null) =>
  verifyLotFile(bytes, sha256, receipt).findings.filter(({ verdict }) => verdict === 'broken');

describe('a genuine export', () => {
  test('passes all checks, whether the lot is open or has ended [I6, I8, I11, I22]', () => {
    for (const lot of exports) expect(brokenIn(bytesOf(lot))).toEqual([]);
    expect(ended.length).toBeGreaterThan(300);
    expect(exports.length - ended.length).toBeGreaterThan(20);
  });

  test('contains the receipt of every accepted bid [I1]', () => {
    const lot = random.pick(sold);
    for (const { seq, hash: link } of lot.events) {
      const { findings } = verifyLotFile(bytesOf(lot), sha256, { seq, hash: link });
      expect(findings).toContainEqual(expect.objectContaining({ check: 'receipt', verdict: 'held', seq }));
    }
  });

  test('reports unopened commitments as not checkable, never as correct [I11]', () => {
    const lot = ended.find(({ events }) =>
      events.some(({ event, opening }) => 'commitment' in event && event.commitment !== null && !opening),
    );
    const { findings } = verifyLotFile(bytesOf(lot as UnsealedExport), sha256);
    expect(findings.filter(({ check }) => check === 'sealed').map(({ verdict }) => verdict)).toContain('not-checkable');
  });

  test('opens no commitment of an open lot [I28]', () => {
    for (const lot of exports.filter(({ state }) => !hasEnded(state.status))) {
      expect(lot.events.filter(({ opening }) => opening)).toEqual([]);
    }
  });

  test('never opens a reserve or a limit above every bid of the history [I28, I31]', () => {
    for (const { events } of ended) {
      for (const { opening } of events) {
        if (!opening) continue;
        expect(opening).not.toHaveProperty('reserve');
        expect(opening.limit).toBeLessThanOrEqual(highestRow(events) ?? 0);
      }
    }
  });
});

describe('a changed export', () => {
  test('is detected for 1,000 of 1,000 changes of a single byte [I22]', () => {
    let found = 0;
    for (let n = 0; n < 1_000; n += 1) {
      const bytes = bytesOf(random.pick(exports));
      const place = random.below(bytes.length);
      bytes[place] = ((bytes[place] ?? 0) + 1 + random.below(255)) % 256;
      if (brokenIn(bytes).length > 0) found += 1;
    }
    expect(found).toBe(1_000);
  });

  test('is detected when a byte is inserted or removed anywhere [I22]', () => {
    for (let n = 0; n < 300; n += 1) {
      const bytes = bytesOf(random.pick(exports));
      const place = random.below(bytes.length);
      const inserted = Uint8Array.from([...bytes.slice(0, place), random.below(256), ...bytes.slice(place)]);
      const removed = Uint8Array.from([...bytes.slice(0, place), ...bytes.slice(place + 1)]);
      expect(brokenIn(inserted)).not.toEqual([]);
      expect(brokenIn(removed)).not.toEqual([]);
    }
  });

  type Rows = readonly ExportedEvent[];
  const changes: readonly (readonly [string, (rows: Rows, place: number) => Rows])[] = [
    ['removed', (rows, place) => rows.toSpliced(place, 1)],
    ['doubled', (rows, place) => rows.toSpliced(place, 0, ...rows.slice(place, place + 1))],
    ['swapped with the next', (rows, place) => rows.toSpliced(place, 2, ...rows.slice(place, place + 2).reverse())],
  ];
  test.each(changes)('is detected when any row is %s and the checksum is recomputed [I6, I22]', (_what, change) => {
    for (let n = 0; n < 12; n += 1) {
      const lot = random.pick(sold);
      lot.events.slice(0, -1).forEach((_row, place) => {
        expect(brokenIn(bytesOf({ ...lot, events: change(lot.events, place) })), `row ${place + 1}`).not.toEqual([]);
      });
    }
  });

  test('is detected when the last row is removed, because the lot’s state counts it [I8]', () => {
    for (const lot of sold) expect(brokenIn(bytesOf({ ...lot, events: lot.events.slice(0, -1) }))).not.toEqual([]);
  });

  test('is detected when an opened amount differs from the committed one [I22]', () => {
    const lot = sold.find(({ events }) => events.some(({ opening }) => opening)) as UnsealedExport;
    const events = lot.events.map((row) =>
      row.opening ? { ...row, opening: { ...row.opening, limit: Number(row.opening.limit) - 1 } } : row,
    );
    expect(brokenIn(bytesOf({ ...lot, events }))).toContainEqual(expect.objectContaining({ check: 'openings' }));
  });
});

/** Changes events and recomputes all hashes and the checksum: a consistent forgery. */
function rechained(
  lot: UnsealedExport,
  change: (event: ExportedEvent['event']) => ExportedEvent['event'],
): UnsealedExport {
  const events = record(sha256, SCHEDULED_LOT, lot.events.map(({ event }) => change(event)) as never);
  const rows = events.map((row, place) => ({ ...lot.events[place], ...row })) as unknown as readonly ExportedEvent[];
  return { ...lot, events: rows, state: { ...lot.state, hash: rows.at(-1)?.hash ?? '' } };
}

describe('a forgery with recomputed hashes', () => {
  test('is detected by any receipt after the change and by the hash published on the page [I22]', () => {
    for (let n = 0; n < 20; n += 1) {
      const lot = random.pick(sold);
      const forged = rechained(lot, (event) => ({ ...event, at: event.at + 1 }) as ExportedEvent['event']);
      for (const { seq, hash: link } of lot.events) {
        expect(brokenIn(bytesOf(forged), { seq, hash: link })).toContainEqual(
          expect.objectContaining({ check: 'receipt', seq }),
        );
      }
    }
  });

  test('is detected by the rules when the price, the winner or an automatic bid differs [I7, I11, I18]', () => {
    for (const lot of sold) {
      const dearer = rechained(lot, (event) =>
        event.type === 'LotSold' ? ({ ...event, hammerPrice: event.hammerPrice + 1 } as typeof event) : event,
      );
      const hammerPrice = Number(lot.state.hammerPrice) + 1;
      const forged = { ...dearer, state: { ...dearer.state, hammerPrice } } as UnsealedExport;
      const hasVoid = lot.events.some(({ event }) => event.type === 'BidVoided');
      const { findings } = verifyLotFile(bytesOf(forged), sha256);
      const rules = findings.find(({ check, verdict }) => check === 'rules' && verdict !== 'held');
      expect(rules).toBeDefined();
      if (!hasVoid) expect(rules?.verdict).toBe('broken');
    }
  });
});
