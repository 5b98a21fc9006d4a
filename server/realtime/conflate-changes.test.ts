import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LotEvent } from '#auction/events.ts';
import type { LotChange } from '../saleroom/ports.ts';
import { type ConflatedChanges, conflateChanges, PACE } from './conflate-changes.ts';

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

it('tells the first change of a quiet lot at once', () => {
  changes.take(change(1));
  expect(told.map(span)).toEqual([[0, 1, 'at 1']]);
});

it('tells what comes within the pace together, each event once and in order', () => {
  for (const seq of [1, 2, 3, 4]) changes.take(change(seq));
  expect(told).toHaveLength(1);
  vi.advanceTimersByTime(PACE);
  expect(told.map(span)).toEqual([
    [0, 1, 'at 1'],
    [1, 2, 3, 4, 'at 4'],
  ]);
});

it('tells of a lot at most twenty times a second, however often it changes', () => {
  for (let ms = 0; ms < 1_000; ms++) {
    changes.take(change(ms + 1));
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(PACE);
  expect(told.length).toBeLessThanOrEqual(21);
  expect(told.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
    Array.from({ length: 1_000 }, (_, n) => n + 1),
  );
});

it('is ready to tell at once again when the lot has been quiet for the pace', () => {
  changes.take(change(1));
  vi.advanceTimersByTime(PACE);
  changes.take(change(2));
  expect(told.map(span)).toEqual([
    [0, 1, 'at 1'],
    [1, 2, 'at 2'],
  ]);
});

it.each(['ClosingExtended', 'LotPaused', 'LotSold', 'LotPassed', 'BidVoided', 'LotWithdrawn'] as const)(
  'lets %s wait for nothing, and tells first what waited',
  (type) => {
    changes.take(change(1));
    changes.take(change(2));
    changes.take(change(3, type));
    expect(told.map(span)).toEqual([
      [0, 1, 'at 1'],
      [1, 2, 'at 2'],
      [2, 3, 'at 3'],
    ]);
    changes.take(change(4));
    expect(told).toHaveLength(3);
    vi.advanceTimersByTime(PACE);
    expect(told.slice(3).map(span)).toEqual([[3, 4, 'at 4']]);
  },
);

it('keeps lots apart', () => {
  changes.take(change(1));
  changes.take(change(1, 'BidPlaced', 'lot-2'));
  expect(told).toHaveLength(2);
});

it('tells what waits when the house closes, and nothing after it', () => {
  changes.take(change(1));
  changes.take(change(2));
  changes.flush();
  expect(told.map(span).at(-1)).toEqual([1, 2, 'at 2']);
  vi.advanceTimersByTime(10 * PACE);
  expect(told).toHaveLength(2);
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
