import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LotEvent } from '#auction/events.ts';
import type { LotChange } from '#server/saleroom/ports.ts';
import { BURST, type ConflatedChanges, conflateChanges, PACE } from './conflate-changes.ts';

let sent: LotChange[];
let changes: ConflatedChanges;
beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  changes = conflateChanges((change) => sent.push(change));
});
afterEach(() => {
  vi.useRealTimers();
});

/** The change made by one event with this seq. */
const change = (seq: number, type: LotEvent['type'] = 'BidPlaced', lotId = 'lot-1') =>
  ({
    record: { lotId },
    before: { seq: seq - 1 },
    after: { seq },
    events: [{ seq, hash: '', event: { type } }],
  }) as unknown as LotChange;

const span = ({ before, after, events }: LotChange) => [before.seq, ...events.map(({ seq }) => seq), `at ${after.seq}`];

/** Adds the changes from `first` to `last`, one right after the other. */
const addAll = (first: number, last: number) => {
  for (let seq = first; seq <= last; seq++) changes.add(change(seq));
};
/** Adds the changes 1 to BURST, which are sent at once; those after them are held back. */
const spendBurst = () => addAll(1, BURST);

it('sends the first changes of a calm lot at once, one by one', () => {
  spendBurst();
  expect(sent.map(span)).toEqual(Array.from({ length: BURST }, (_, n) => [n, n + 1, `at ${n + 1}`]));
});

it('merges the changes after the burst into one message per pace, with each event once and in order', () => {
  spendBurst();
  addAll(BURST + 1, BURST + 3);
  expect(sent).toHaveLength(BURST);
  vi.advanceTimersByTime(PACE);
  expect(sent.slice(BURST).map(span)).toEqual([[BURST, BURST + 1, BURST + 2, BURST + 3, `at ${BURST + 3}`]]);
});

it('sends twenty messages a second about a hot lot, however often it changes', () => {
  for (let ms = 0; ms < 10_000; ms++) {
    changes.add(change(ms + 1));
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(PACE);
  expect(sent.length).toBeGreaterThan(190);
  expect(sent.length).toBeLessThanOrEqual(200 + BURST + 1);
  expect(sent.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
    Array.from({ length: 10_000 }, (_, n) => n + 1),
  );
});

it('holds back none of twenty bids a second, although they come unevenly', () => {
  const uneven = [0, 95, 60, 70, 5, 40, 10, 120, 50, 50];
  for (let seq = 1; seq <= 200; seq++) {
    vi.advanceTimersByTime(uneven[seq % uneven.length] as number);
    changes.add(change(seq));
    expect(sent).toHaveLength(seq);
  }
});

it('holds nothing back for longer than the pace', () => {
  const addedAt = new Map<number, number>();
  const waits: number[] = [];
  changes = conflateChanges(({ events }) => {
    for (const { seq } of events) waits.push(Date.now() - (addedAt.get(seq) as number));
  });
  for (let seq = 1; seq <= 2_000; seq++) {
    addedAt.set(seq, Date.now());
    // Every third is urgent: it is sent at once, and must not delay the others.
    changes.add(change(seq, seq % 3 === 0 && seq < 1_000 ? 'ClosingExtended' : 'BidPlaced'));
    vi.advanceTimersByTime(seq % 7);
  }
  vi.advanceTimersByTime(PACE);
  expect(waits).toHaveLength(2_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(PACE + 1);
});

it('allows the whole burst again after a calm period', () => {
  spendBurst();
  vi.advanceTimersByTime(PACE * BURST);
  addAll(BURST + 1, 2 * BURST);
  expect(sent).toHaveLength(2 * BURST);
});

it.each(['ClosingExtended', 'LotPaused', 'LotSold', 'LotPassed', 'BidVoided', 'LotWithdrawn'] as const)(
  'sends %s at once, after the changes held back',
  (type) => {
    spendBurst();
    changes.add(change(BURST + 1));
    changes.add(change(BURST + 2, type));
    expect(sent.slice(BURST).map(span)).toEqual([
      [BURST, BURST + 1, `at ${BURST + 1}`],
      [BURST + 1, BURST + 2, `at ${BURST + 2}`],
    ]);
    changes.add(change(BURST + 3));
    expect(sent).toHaveLength(BURST + 2);
    vi.advanceTimersByTime(PACE);
    expect(sent.slice(BURST + 2).map(span)).toEqual([[BURST + 2, BURST + 3, `at ${BURST + 3}`]]);
  },
);

it('limits each lot separately', () => {
  spendBurst();
  changes.add(change(1, 'BidPlaced', 'lot-2'));
  expect(sent).toHaveLength(BURST + 1);
});

it('sends what is held back on a flush, and nothing after it', () => {
  spendBurst();
  changes.add(change(BURST + 1));
  changes.flush();
  expect(sent.map(span).at(-1)).toEqual([BURST, BURST + 1, `at ${BURST + 1}`]);
  vi.advanceTimersByTime(10 * PACE);
  expect(sent).toHaveLength(BURST + 1);
});

it('holds changes back while earlier messages are being written, and loses none', () => {
  let isBehind = true;
  changes = conflateChanges((change) => sent.push(change), { isBehind: () => isBehind });
  for (const seq of [1, 2]) changes.add(change(seq));
  vi.advanceTimersByTime(PACE * 10);
  changes.add(change(3));
  expect(sent).toEqual([]);
  isBehind = false;
  vi.advanceTimersByTime(PACE);
  expect(sent.map(span)).toEqual([[0, 1, 2, 3, 'at 3']]);
});

it('sends urgent changes at once even while earlier messages are being written', () => {
  changes = conflateChanges((change) => sent.push(change), { isBehind: () => true });
  changes.add(change(1));
  changes.add(change(2, 'ClosingExtended'));
  expect(sent.map(span)).toEqual([
    [0, 1, 'at 1'],
    [1, 2, 'at 2'],
  ]);
});

it('sends each change separately at a pace of zero', () => {
  changes = conflateChanges((change) => sent.push(change), { pace: 0 });
  for (const seq of [1, 2, 3]) changes.add(change(seq));
  expect(sent.map(span)).toEqual([
    [0, 1, 'at 1'],
    [1, 2, 'at 2'],
    [2, 3, 'at 3'],
  ]);
});
