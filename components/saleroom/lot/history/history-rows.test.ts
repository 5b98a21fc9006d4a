import { expect, it } from 'vitest';
import { bidEvent, NOON, pounds } from '#components/saleroom/testing/room-fixture.ts';
import { groupedRows, historyRows } from './history-rows.ts';

const marks = { paddle: '31', bots: new Set(['9']) };
const open = { seq: 1, hash: '', event: { type: 'LotOpened' } } as never;

it('lists bids newest first and marks the viewer and the bots', () => {
  const rows = historyRows(
    [open, bidEvent(2, pounds(80), { paddle: '31' }), bidEvent(3, pounds(90), { paddle: '9' })],
    marks,
  );
  expect(rows).toMatchObject([
    { seq: 3, paddle: '9', bot: true, yours: false },
    { seq: 2, paddle: '31', bot: false, yours: true },
  ]);
});

it('groups an automatic bid with the bid that caused it, before or after it [X5]', () => {
  const rows = historyRows(
    [
      bidEvent(2, pounds(80)),
      bidEvent(3, pounds(90), { paddle: '31' }),
      bidEvent(4, pounds(100), { automatic: true, cause: 3 }),
      bidEvent(5, pounds(150), { automatic: true, cause: 6 }),
      bidEvent(6, pounds(160), { paddle: '12' }),
    ],
    marks,
  );
  expect(groupedRows(rows).map((group) => group.map((row) => row.seq))).toEqual([[6, 5], [4, 3], [2]]);
});

it('shows a voided bid with its reason [B6]', () => {
  const voided = {
    seq: 3,
    hash: '',
    event: {
      type: 'BidVoided',
      at: NOON,
      voidedSeq: 2,
      rows: [2],
      reason: 'typed by mistake',
      currentBid: null,
      leadingPaddle: null,
    },
  } as const;
  expect(historyRows([bidEvent(2, pounds(80)), voided], marks)).toMatchObject([{ seq: 2, voided: 'typed by mistake' }]);
});

it('has a note for an extension, and no row for a sealed maximum', () => {
  const extended = {
    seq: 4,
    hash: '',
    event: { type: 'ClosingExtended', at: NOON, closesAt: NOON + 60_000, cause: 'bid' },
  } as const;
  const sealed = { seq: 5, hash: '', event: { type: 'MaxBidSet', at: NOON, commitment: 'c' } } as const;
  expect(historyRows([extended, sealed], marks)).toEqual([
    { kind: 'note', seq: 4, at: NOON, note: { what: 'extended', closesAt: NOON + 60_000, cause: 'bid' } },
  ]);
});
