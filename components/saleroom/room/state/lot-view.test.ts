import { expect, it } from 'vitest';
import { bidEvent, lotChanged, openLot, pounds, you } from '#components/saleroom/testing/room-fixture.ts';
import { historyOf } from './lot-history.ts';
import { afterLotChanged, afterSnapshot, historyLags, type LotView } from './lot-view.ts';

const events = [bidEvent(4, pounds(90)), bidEvent(5, pounds(100))];
const shown: LotView = { lot: openLot(), you: you(), history: historyOf(events, 5) };
const card: LotView = { ...shown, history: null };
const seqs = (view: LotView) => view.history?.events.map((recorded) => recorded.seq);

it('applies the announcement that follows the last event [I24]', () => {
  const { view, gap } = afterLotChanged(shown, lotChanged(6, 7));
  expect(gap).toBe(false);
  expect(view.lot.currentBid).toBe(pounds(120));
  expect(seqs(view)).toEqual([4, 5, 6, 7]);
});

it('ignores an announcement that it has already applied [I24]', () => {
  expect(afterLotChanged(shown, lotChanged(5, 5, { currentBid: pounds(1) })).view).toEqual(shown);
});

it('applies only the new events of an overlapping announcement [I24]', () => {
  const { view, gap } = afterLotChanged(shown, lotChanged(4, 6));
  expect(gap).toBe(false);
  expect(seqs(view)).toEqual([4, 5, 6]);
});

it('shows the newest price across a gap, and reports the gap in the history [I24]', () => {
  const { view, gap } = afterLotChanged(shown, lotChanged(8, 8));
  expect(gap).toBe(true);
  expect(view.lot.seq).toBe(8);
  expect(seqs(view)).toEqual([4, 5]);
  expect(historyLags(view)).toBe(true);
});

it('has no gap without a shown history, because each message has the whole state', () => {
  const { view, gap } = afterLotChanged(card, lotChanged(9, 9));
  expect(gap).toBe(false);
  expect(view.lot.seq).toBe(9);
});

it('ignores an older snapshot [I24]', () => {
  const later = afterLotChanged(shown, lotChanged(6, 7)).view;
  const view = afterSnapshot(later, {
    lot: openLot({ seq: 6, currentBid: pounds(110) }),
    you: you({ seq: 4, standing: 'leading' }),
  });
  expect(view).toEqual(later);
});

it('orders announcements that arrive out of order into one history without gaps [I24]', () => {
  const late = afterLotChanged(shown, lotChanged(7, 7));
  const early = afterLotChanged(late.view, lotChanged(6, 6));
  expect(early.view.lot.seq).toBe(7);
  expect(seqs(early.view)).toEqual([4, 5, 6]);
  const caughtUp = afterSnapshot(early.view, { events: lotChanged(6, 7).events });
  expect(seqs(caughtUp)).toEqual([4, 5, 6, 7]);
  expect(historyLags(caughtUp)).toBe(false);
});

it('applies a raised maximum that has changed nothing else', () => {
  const raised = afterSnapshot(shown, { you: you({ seq: 5, maxBid: pounds(300) }) });
  expect(raised.you?.maxBid).toBe(pounds(300));
});
