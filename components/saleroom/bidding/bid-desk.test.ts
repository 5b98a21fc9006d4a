import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createServerTime } from '../connection/server-time.ts';
import { intentOn } from '../room/room-state.ts';
import { createSaleroomStore, type SaleroomStore } from '../room/saleroom-store.ts';
import { LOT, lotChanged, NOON, openLot, pounds, roomStart, you } from '../testing/room-fixture.ts';
import { stageWire } from '../testing/wire-fixture.ts';
import { createBidDesk } from './bid-desk.ts';

const wish = { kind: 'exact', amount: pounds(110) } as const;
const settle = () => vi.advanceTimersByTimeAsync(0);

let store: SaleroomStore;
let line: ReturnType<typeof stageWire>;
let desk: ReturnType<typeof createBidDesk>;
const intent = () => intentOn(store.getState(), LOT);
const accepted = (key: unknown, standing: 'leading' | 'outbid' = 'leading') => ({
  ok: true,
  key,
  lotId: LOT,
  seq: 6,
  hash: 'c'.repeat(64),
  at: NOON,
  lot: lotChanged(6, 6, { leadingPaddle: '31' }).lot,
  you: you({ seq: 6, standing, maxBid: pounds(110) }),
});

beforeEach(() => {
  vi.useFakeTimers();
  store = createSaleroomStore(roomStart());
  store.setState({ connection: { kind: 'live' } });
  line = stageWire();
  const serverTime = createServerTime(() => 0);
  serverTime.set([{ sentAt: 0, heardAt: 0, databaseNow: NOON - 30_000 }]);
  desk = createBidDesk({ store, serverTime, wire: () => line.wire });
});
afterEach(() => {
  vi.useRealTimers();
});

it('sends an exact bid at the second tap, with a key and a time limit', () => {
  desk.arm(LOT, wish);
  expect(line.count('bid:place')).toBe(0);
  desk.confirm(LOT);
  expect(line.next('bid:place').request).toEqual({
    key: expect.stringMatching(/^[0-9a-f]{32}$/),
    lotId: LOT,
    amount: pounds(110),
    expiresAt: NOON - 20_000,
  });
  expect(intent().phase).toBe('sending');
});

it('changes neither price nor lead before the house has answered [I27]', async () => {
  desk.arm(LOT, wish);
  desk.confirm(LOT);
  expect(store.getState().lots[LOT]).toMatchObject({ lot: openLot(), you: null });
  const { request, answer } = line.next('bid:place');
  answer(accepted(request.key));
  await settle();
  expect(intent()).toMatchObject({ phase: 'accepted', leading: true, receipt: { seq: 6, at: NOON } });
  expect(store.getState().lots[LOT]).toMatchObject({ lot: { currentBid: pounds(110) }, you: { standing: 'leading' } });
});

it('sends a max as a max', () => {
  desk.arm(LOT, { kind: 'max', amount: pounds(300) });
  desk.confirm(LOT);
  expect(line.next('max-bid:set').request).toMatchObject({ lotId: LOT, max: pounds(300) });
});

it('tells the house that a jump was confirmed, once it was confirmed twice [B5]', () => {
  desk.arm(LOT, { kind: 'exact', amount: pounds(900) });
  desk.confirm(LOT);
  expect(line.count('bid:place')).toBe(0);
  desk.confirm(LOT);
  expect(line.next('bid:place').request).toMatchObject({ amount: pounds(900), jumpConfirmed: true });
});

it('keeps the verdict of a refused bid with what the house said of the lot [B4]', async () => {
  desk.arm(LOT, wish);
  desk.confirm(LOT);
  const { lot } = lotChanged(6, 7);
  line.next('bid:place').answer({
    ok: false,
    outcome: 'refused',
    refusal: { code: 'BELOW_ASKING_BID', askingBid: pounds(130) },
    lot,
  });
  await settle();
  expect(intent()).toMatchObject({ phase: 'refused', refusal: { code: 'BELOW_ASKING_BID' } });
  expect(store.getState().lots[LOT]?.lot.askingBid).toBe(pounds(130));
});

it('asks after five seconds of silence what became of the key, until it is told [I4]', async () => {
  desk.arm(LOT, wish);
  desk.confirm(LOT);
  const { key } = line.next('bid:place').request;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(intent().phase).toBe('checking');
  const first = line.next('command:look-up');
  expect(first.request).toEqual({ key, lotId: LOT });
  first.answer({ ok: false, outcome: 'refused', refusal: { code: 'BUSY', retryAfter: 100 } });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(intent().phase).toBe('checking');
  line.next('command:look-up').answer(accepted(key));
  await settle();
  expect(intent().phase).toBe('accepted');
});

it('waits for the line, and asks again after the room has been joined [I4]', async () => {
  desk.arm(LOT, wish);
  desk.confirm(LOT);
  const { key, amount } = line.next('bid:place').request;
  line.cut();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(intent().phase).toBe('checking');
  expect(line.count('command:look-up')).toBe(0);
  line.mend();
  desk.askAfterKeys();
  line.next('command:look-up').answer({ ok: false, outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } });
  await settle();
  expect(intent()).toMatchObject({ phase: 'refused', wish: { amount }, refusal: { code: 'NEVER_RECEIVED' } });
  expect(line.count('bid:place')).toBe(1);
  expect(key).toBeTruthy();
});

it('looks up an answer that says its outcome is unknown', async () => {
  desk.arm(LOT, wish);
  desk.confirm(LOT);
  line.next('bid:place').answer({ ok: false, outcome: 'unknown', refusal: { code: 'SOMETHING_WENT_WRONG' } });
  await settle();
  expect(intent().phase).toBe('checking');
  expect(line.count('command:look-up')).toBe(1);
});

it('sends nothing while the page is not live [I27]', () => {
  desk.arm(LOT, wish);
  store.setState({ connection: { kind: 'reconnecting', asOf: NOON } });
  desk.confirm(LOT);
  expect(line.count('bid:place')).toBe(0);
});
