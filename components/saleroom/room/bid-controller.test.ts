import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createServerTime } from '../connection/server-time.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { LOT, lotChanged, NOON, openLot, pounds, roomStart, you } from '../testing/room-fixture.ts';
import { createBidController } from './bid-controller.ts';
import { intentOn } from './state/room-state.ts';
import { createSaleroomStore, type SaleroomStore } from './state/saleroom-store.ts';

const bid = { kind: 'exact', amount: pounds(110) } as const;
const runMicrotasks = () => vi.advanceTimersByTimeAsync(0);

let store: SaleroomStore;
let server: ReturnType<typeof createFakeServer>;
let bids: ReturnType<typeof createBidController>;
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
  server = createFakeServer();
  const serverTime = createServerTime(() => 0);
  serverTime.update([{ sentAt: 0, receivedAt: 0, databaseNow: NOON - 30_000 }]);
  bids = createBidController({ store, serverTime, client: () => server.client });
});
afterEach(() => {
  vi.useRealTimers();
});

it('sends an exact bid on the second tap, with a key and an expiry', () => {
  bids.arm(LOT, bid);
  expect(server.requestCount('bid:place')).toBe(0);
  bids.confirm(LOT);
  expect(server.nextRequest('bid:place').request).toEqual({
    key: expect.stringMatching(/^[0-9a-f]{32}$/),
    lotId: LOT,
    amount: pounds(110),
    expiresAt: NOON - 20_000,
  });
  expect(intent().phase).toBe('sending');
});

it('changes neither price nor lead before the server has answered [I27]', async () => {
  bids.arm(LOT, bid);
  bids.confirm(LOT);
  expect(store.getState().lots[LOT]).toMatchObject({ lot: openLot(), you: null });
  const { request, answer } = server.nextRequest('bid:place');
  answer(accepted(request.key));
  await runMicrotasks();
  expect(intent()).toMatchObject({ phase: 'accepted', leading: true, receipt: { seq: 6, at: NOON } });
  expect(store.getState().lots[LOT]).toMatchObject({ lot: { currentBid: pounds(110) }, you: { standing: 'leading' } });
});

it('sends a maximum with its own request', () => {
  bids.arm(LOT, { kind: 'max', amount: pounds(300) });
  bids.confirm(LOT);
  expect(server.nextRequest('max-bid:set').request).toMatchObject({ lotId: LOT, max: pounds(300) });
});

it('marks a jump as confirmed after the second confirmation [B5]', () => {
  bids.arm(LOT, { kind: 'exact', amount: pounds(900) });
  bids.confirm(LOT);
  expect(server.requestCount('bid:place')).toBe(0);
  bids.confirm(LOT);
  expect(server.nextRequest('bid:place').request).toMatchObject({ amount: pounds(900), jumpConfirmed: true });
});

it('stores the refusal and the lot’s new state from the answer [B4]', async () => {
  bids.arm(LOT, bid);
  bids.confirm(LOT);
  const { lot } = lotChanged(6, 7);
  server.nextRequest('bid:place').answer({
    ok: false,
    outcome: 'refused',
    refusal: { code: 'BELOW_ASKING_BID', askingBid: pounds(130) },
    lot,
  });
  await runMicrotasks();
  expect(intent()).toMatchObject({ phase: 'refused', refusal: { code: 'BELOW_ASKING_BID' } });
  expect(store.getState().lots[LOT]?.lot.askingBid).toBe(pounds(130));
});

it('looks the key up after five seconds without an answer, until the outcome is known [I4]', async () => {
  bids.arm(LOT, bid);
  bids.confirm(LOT);
  const { key } = server.nextRequest('bid:place').request;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(intent().phase).toBe('checking');
  const first = server.nextRequest('command:look-up');
  expect(first.request).toEqual({ key, lotId: LOT });
  first.answer({ ok: false, outcome: 'refused', refusal: { code: 'BUSY', retryAfter: 100 } });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(intent().phase).toBe('checking');
  server.nextRequest('command:look-up').answer(accepted(key));
  await runMicrotasks();
  expect(intent().phase).toBe('accepted');
});

it('waits for the connection, and looks the key up after the room has been joined [I4]', async () => {
  bids.arm(LOT, bid);
  bids.confirm(LOT);
  const { key, amount } = server.nextRequest('bid:place').request;
  server.disconnect();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(intent().phase).toBe('checking');
  expect(server.requestCount('command:look-up')).toBe(0);
  server.acceptConnection();
  bids.resolvePendingBids();
  server.nextRequest('command:look-up').answer({ ok: false, outcome: 'refused', refusal: { code: 'NEVER_RECEIVED' } });
  await runMicrotasks();
  expect(intent()).toMatchObject({ phase: 'refused', bid: { amount }, refusal: { code: 'NEVER_RECEIVED' } });
  expect(server.requestCount('bid:place')).toBe(1);
  expect(key).toBeTruthy();
});

it('looks the key up when the answer says that the outcome is unknown', async () => {
  bids.arm(LOT, bid);
  bids.confirm(LOT);
  server.nextRequest('bid:place').answer({ ok: false, outcome: 'unknown', refusal: { code: 'SOMETHING_WENT_WRONG' } });
  await runMicrotasks();
  expect(intent().phase).toBe('checking');
  expect(server.requestCount('command:look-up')).toBe(1);
});

it('sends nothing while the page is not live [I27]', () => {
  bids.arm(LOT, bid);
  store.setState({ connection: { kind: 'reconnecting', asOf: NOON } });
  bids.confirm(LOT);
  expect(server.requestCount('bid:place')).toBe(0);
});
