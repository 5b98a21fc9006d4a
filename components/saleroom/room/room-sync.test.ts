import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { JoinedAuction } from '#protocol/socket/ack.ts';
import { MAX_LOTS_NAMED } from '#protocol/socket/client-events.ts';
import { createServerTime } from '../connection/server-time.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { AUCTION, LOT, lotChanged, NOON, openLot, pounds, roomStart, you } from '../testing/room-fixture.ts';
import { MAX_NAMED_LOTS, type RoomSync, startRoomSync } from './room-sync.ts';
import { createSaleroomStore, type SaleroomStore } from './state/saleroom-store.ts';

const runMicrotasks = () => vi.advanceTimersByTimeAsync(0);
const joined = (changes: Partial<JoinedAuction> = {}): JoinedAuction => ({
  ok: true,
  auctionId: AUCTION,
  now: NOON,
  lots: { [LOT]: openLot() },
  missed: { [LOT]: [] },
  you: { paddle: { paddle: '31', status: 'approved', bidLimit: null }, lots: {} },
  watching: 3,
  ...changes,
});

let store: SaleroomStore;
let server: ReturnType<typeof createFakeServer>;
let sync: RoomSync;
let staleCount: number;
const lot = () => store.getState().lots[LOT];

beforeEach(() => {
  vi.useFakeTimers();
  store = createSaleroomStore(roomStart());
  server = createFakeServer();
  staleCount = 0;
  sync = startRoomSync({
    store,
    client: server.client,
    serverTime: createServerTime(),
    onJoined: () => {},
    onStale: () => {
      staleCount += 1;
    },
  });
});
afterEach(() => {
  sync.leave();
  vi.useRealTimers();
});

it('joins with the last event number, and is live after the answer [I27]', async () => {
  const join = server.nextRequest('auction:join');
  expect(join.request).toMatchObject({ auctionId: AUCTION, lots: [LOT], since: { [LOT]: 5 } });
  expect(store.getState().connection.kind).toBe('connecting');
  join.answer(joined());
  await runMicrotasks();
  expect(store.getState()).toMatchObject({ connection: { kind: 'live' }, watching: 3 });
});

it('requests missing events once, after the gaps have stopped [I24]', async () => {
  server.nextRequest('auction:join').answer(joined());
  await runMicrotasks();
  server.send('lot:changed', lotChanged(7, 7));
  await vi.advanceTimersByTimeAsync(200);
  server.send('lot:changed', lotChanged(8, 8));
  await vi.advanceTimersByTimeAsync(200);
  expect(server.requestCount('lot:catch-up')).toBe(0);
  await vi.advanceTimersByTimeAsync(800);
  expect(server.requestCount('lot:catch-up')).toBe(1);
  const catchUp = server.nextRequest('lot:catch-up');
  expect(catchUp.request).toEqual({ lotId: LOT, since: 5 });
  const message = lotChanged(6, 8);
  catchUp.answer({ ok: true, lotId: LOT, lot: message.lot, events: message.events, you: null });
  await runMicrotasks();
  expect(lot()?.history?.seq).toBe(8);
  expect(server.requestCount('lot:catch-up')).toBe(1);
});

it('requests a lost announcement when the state is ahead of the history [I25]', async () => {
  server.nextRequest('auction:join').answer(joined());
  await runMicrotasks();
  store.setState((state) => {
    const view = state.lots[LOT];
    return view ? { lots: { [LOT]: { ...view, lot: openLot({ seq: 6 }) } } } : state;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.requestCount('lot:catch-up')).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.requestCount('lot:catch-up')).toBe(1);
});

it('refreshes the page when more was missed than the server sends', async () => {
  server
    .nextRequest('auction:join')
    .answer(joined({ lots: { [LOT]: lotChanged(900, 900).lot }, missed: { [LOT]: null } }));
  await runMicrotasks();
  expect(staleCount).toBe(1);
});

it('is not live while the connection is down, and counts the missed bids afterwards [I27]', async () => {
  server.nextRequest('auction:join').answer(joined());
  await runMicrotasks();
  server.disconnect();
  expect(store.getState().connection.kind).toBe('reconnecting');
  server.acceptConnection();
  expect(store.getState().connection.kind).toBe('reconnecting');
  const message = lotChanged(6, 8);
  server
    .nextRequest('auction:join')
    .answer(joined({ lots: { [LOT]: message.lot }, missed: { [LOT]: message.events } }));
  await runMicrotasks();
  expect(store.getState()).toMatchObject({ connection: { kind: 'live' }, missedBids: { [LOT]: 3 } });
  expect(lot()?.history?.seq).toBe(8);
});

it('replaces a connection on which the server does not answer', async () => {
  await vi.advanceTimersByTimeAsync(5_000);
  expect(server.reconnects()).toBe(1);
});

it('is superseded by a server with another protocol, and does not join again', async () => {
  server
    .nextRequest('auction:join')
    .answer({ ok: false, outcome: 'refused', refusal: { code: 'UNSUPPORTED_PROTOCOL', supported: 9 } });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(store.getState().connection.kind).toBe('superseded');
  expect(server.requestCount('auction:join')).toBe(1);
});

it('applies changes of its own paddle', async () => {
  server.send('paddle:changed', {
    auctionId: AUCTION,
    paddle: { paddle: '31', status: 'suspended', bidLimit: null },
    lots: { [LOT]: you({ standing: 'leading', maxBid: pounds(300) }) },
  });
  expect(store.getState().registration?.status).toBe('suspended');
  expect(lot()?.you?.maxBid).toBe(pounds(300));
});

it('ignores messages of another auction', () => {
  server.send('lot:changed', { ...lotChanged(6, 6), auctionId: LOT });
  expect(lot()?.lot.seq).toBe(5);
});

it('loses its standing when its session ends [I34]', async () => {
  server.send('paddle:changed', {
    auctionId: AUCTION,
    paddle: { paddle: '31', status: 'approved', bidLimit: null },
    lots: { [LOT]: you({ standing: 'leading' }) },
  });
  server.send('session:ended', { reason: 'signed-out' });
  server.nextRequest('auction:join').answer(joined({ you: null }));
  await runMicrotasks();
  expect(store.getState()).toMatchObject({ registration: null, session: { kind: 'ended', why: 'signed-out' } });
  expect(lot()?.you).toBeNull();
});

it('names at most as many lots as the server accepts in one request', () => {
  expect(MAX_NAMED_LOTS).toBeLessThanOrEqual(MAX_LOTS_NAMED);
});

it('refreshes the page when the session ends, because the masthead shows the session [I34]', async () => {
  server.nextRequest('auction:join').answer(joined());
  await runMicrotasks();
  server.send('session:ended', { reason: 'house-restarting' });
  expect(staleCount).toBe(0);
  server.send('session:ended', { reason: 'signed-out' });
  expect(staleCount).toBe(1);
  expect(store.getState().session).toEqual({ kind: 'ended', why: 'signed-out', paddle: '31' });
});
