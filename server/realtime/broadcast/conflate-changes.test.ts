import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LotEvent } from '#auction/events.ts';
import type { LotChange } from '#server/saleroom/ports.ts';
import { BURST, type ConflatedChanges, conflateChanges, PACE } from './conflate-changes.ts';

let told: LotChange[];
let changes: ConflatedChanges;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  changes = conflateChanges((change) => told.push(change));
});
afterEach(() => {
  vi.useRealTimers();
});

/** The change that one event makes: the lot goes from the number before it to its own. */
const change = (seq: number, type: LotEvent['type'] = 'BidPlaced', lotId = 'lot-1') =>
  ({
    record: { lotId },
    before: { seq: seq - 1 },
    after: { seq },
    events: [{ seq, hash: '', event: { type } }],
  }) as unknown as LotChange;

const span = ({ before, after, events }: LotChange) => [before.seq, ...events.map(({ seq }) => seq), `at ${after.seq}`];

/** Changes from `first` to `last`, one right after the other. */
const takeAll = (first: number, last: number) => {
  for (let seq = first; seq <= last; seq++) changes.take(change(seq));
};
/** Spends what the lot has in hand: its changes from 1 on are told one by one, and from BURST + 1 on they wait. */
const spendBurst = () => takeAll(1, BURST);

it('tells the first changes of a rested lot at once, each by itself', () => {
  spendBurst();
  expect(told.map(span)).toEqual(Array.from({ length: BURST }, (_, n) => [n, n + 1, `at ${n + 1}`]));
});

it('tells what comes after the burst within the pace together, each event once and in order', () => {
  spendBurst();
  takeAll(BURST + 1, BURST + 3);
  expect(told).toHaveLength(BURST);
  vi.advanceTimersByTime(PACE);
  expect(told.slice(BURST).map(span)).toEqual([[BURST, BURST + 1, BURST + 2, BURST + 3, `at ${BURST + 3}`]]);
});

it('tells of a lot that stays hot twenty times a second, however often it changes', () => {
  for (let ms = 0; ms < 10_000; ms++) {
    changes.take(change(ms + 1));
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(PACE);
  expect(told.length).toBeGreaterThan(190);
  expect(told.length).toBeLessThanOrEqual(200 + BURST + 1);
  expect(told.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
    Array.from({ length: 10_000 }, (_, n) => n + 1),
  );
});

it('lets none of twenty bids a second wait, although they come unevenly', () => {
  const uneven = [0, 95, 60, 70, 5, 40, 10, 120, 50, 50];
  for (let seq = 1; seq <= 200; seq++) {
    vi.advanceTimersByTime(uneven[seq % uneven.length] as number);
    changes.take(change(seq));
    expect(told).toHaveLength(seq);
  }
});

it('lets nothing wait longer than the pace', () => {
  const taken = new Map<number, number>();
  const waits: number[] = [];
  changes = conflateChanges(({ events }) => {
    for (const { seq } of events) waits.push(Date.now() - (taken.get(seq) as number));
  });
  for (let seq = 1; seq <= 2_000; seq++) {
    taken.set(seq, Date.now());
    // Every third is urgent: told at once, it must not make the others pay for it.
    changes.take(change(seq, seq % 3 === 0 && seq < 1_000 ? 'ClosingExtended' : 'BidPlaced'));
    vi.advanceTimersByTime(seq % 7);
  }
  vi.advanceTimersByTime(PACE);
  expect(waits).toHaveLength(2_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(PACE + 1);
});

it('has the whole burst in hand again when the lot has rested', () => {
  spendBurst();
  vi.advanceTimersByTime(PACE * BURST);
  takeAll(BURST + 1, 2 * BURST);
  expect(told).toHaveLength(2 * BURST);
});

it.each(['ClosingExtended', 'LotPaused', 'LotSold', 'LotPassed', 'BidVoided', 'LotWithdrawn'] as const)(
  'lets %s wait for nothing, and tells first what waited',
  (type) => {
    spendBurst();
    changes.take(change(BURST + 1));
    changes.take(change(BURST + 2, type));
    expect(told.slice(BURST).map(span)).toEqual([
      [BURST, BURST + 1, `at ${BURST + 1}`],
      [BURST + 1, BURST + 2, `at ${BURST + 2}`],
    ]);
    changes.take(change(BURST + 3));
    expect(told).toHaveLength(BURST + 2);
    vi.advanceTimersByTime(PACE);
    expect(told.slice(BURST + 2).map(span)).toEqual([[BURST + 2, BURST + 3, `at ${BURST + 3}`]]);
  },
);

it('keeps lots apart', () => {
  spendBurst();
  changes.take(change(1, 'BidPlaced', 'lot-2'));
  expect(told).toHaveLength(BURST + 1);
});

it('tells what waits when the house closes, and nothing after it', () => {
  spendBurst();
  changes.take(change(BURST + 1));
  changes.flush();
  expect(told.map(span).at(-1)).toEqual([BURST, BURST + 1, `at ${BURST + 1}`]);
  vi.advanceTimersByTime(10 * PACE);
  expect(told).toHaveLength(BURST + 1);
});

it('waits while earlier messages are on their way out, and loses nothing of it', () => {
  let isBehind = true;
  changes = conflateChanges((one) => told.push(one), { isBehind: () => isBehind });
  for (const seq of [1, 2]) changes.take(change(seq));
  vi.advanceTimersByTime(PACE * 10);
  changes.take(change(3));
  expect(told).toEqual([]);
  isBehind = false;
  vi.advanceTimersByTime(PACE);
  expect(told.map(span)).toEqual([[0, 1, 2, 3, 'at 3']]);
});

it('holds back nothing that is urgent, behind or not', () => {
  changes = conflateChanges((one) => told.push(one), { isBehind: () => true });
  changes.take(change(1));
  changes.take(change(2, 'ClosingExtended'));
  expect(told.map(span)).toEqual([
    [0, 1, 'at 1'],
    [1, 2, 'at 2'],
  ]);
});

it('at a pace of zero tells each change by itself', () => {
  changes = conflateChanges((one) => told.push(one), { pace: 0 });
  for (const seq of [1, 2, 3]) changes.take(change(seq));
  expect(told.map(span)).toEqual([
    [0, 1, 'at 1'],
    [1, 2, 'at 2'],
    [2, 3, 'at 3'],
  ]);
});
