import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { JoinedAuction } from '#protocol/socket/ack.ts';
import { MOST_LOTS_NAMED } from '#protocol/socket/client-events.ts';
import { createServerTime } from '../connection/server-time.ts';
import { AUCTION, LOT, lotChanged, NOON, openLot, pounds, roomStart, you } from '../testing/room-fixture.ts';
import { stageWire } from '../testing/wire-fixture.ts';
import { enterRoom, MOST_NAMED, type RoomLink } from './room-link.ts';
import { createSaleroomStore, type SaleroomStore } from './saleroom-store.ts';

const settle = () => vi.advanceTimersByTimeAsync(0);
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
let line: ReturnType<typeof stageWire>;
let link: RoomLink;
let stale: number;
const lot = () => store.getState().lots[LOT];

beforeEach(() => {
  vi.useFakeTimers();
  store = createSaleroomStore(roomStart());
  line = stageWire();
  stale = 0;
  link = enterRoom({
    store,
    wire: line.wire,
    serverTime: createServerTime(),
    onJoined: () => {},
    onStale: () => {
      stale += 1;
    },
  });
});
afterEach(() => {
  link.leave();
  vi.useRealTimers();
});

it('joins with the last number heard, and is live once it is answered [I27]', async () => {
  const join = line.next('auction:join');
  expect(join.request).toMatchObject({ auctionId: AUCTION, lots: [LOT], since: { [LOT]: 5 } });
  expect(store.getState().connection.kind).toBe('connecting');
  join.answer(joined());
  await settle();
  expect(store.getState()).toMatchObject({ connection: { kind: 'live' }, watching: 3 });
});

it('asks once for what gaps left out, when no more of them come [I24]', async () => {
  line.next('auction:join').answer(joined());
  await settle();
  line.announce('lot:changed', lotChanged(7, 7));
  await vi.advanceTimersByTimeAsync(200);
  line.announce('lot:changed', lotChanged(8, 8));
  await vi.advanceTimersByTimeAsync(200);
  expect(line.count('lot:catch-up')).toBe(0);
  await vi.advanceTimersByTimeAsync(800);
  expect(line.count('lot:catch-up')).toBe(1);
  const catchUp = line.next('lot:catch-up');
  expect(catchUp.request).toEqual({ lotId: LOT, since: 5 });
  const message = lotChanged(6, 8);
  catchUp.answer({ ok: true, lotId: LOT, lot: message.lot, events: message.events, you: null });
  await settle();
  expect(lot()?.history?.seq).toBe(8);
  expect(line.count('lot:catch-up')).toBe(1);
});

it('asks for a lost announcement of its own accord once the state has moved on [I25]', async () => {
  line.next('auction:join').answer(joined());
  await settle();
  store.setState((state) => {
    const view = state.lots[LOT];
    return view ? { lots: { [LOT]: { ...view, lot: openLot({ seq: 6 }) } } } : state;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(line.count('lot:catch-up')).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(line.count('lot:catch-up')).toBe(1);
});

it('has the page fetched anew where more was missed than the house sends', async () => {
  line.next('auction:join').answer(joined({ lots: { [LOT]: lotChanged(900, 900).lot }, missed: { [LOT]: null } }));
  await settle();
  expect(stale).toBe(1);
});

it('says that it is not live when the line breaks, and tells what was missed when it is back [I27]', async () => {
  line.next('auction:join').answer(joined());
  await settle();
  line.cut();
  expect(store.getState().connection.kind).toBe('reconnecting');
  line.mend();
  expect(store.getState().connection.kind).toBe('reconnecting');
  const message = lotChanged(6, 8);
  line.next('auction:join').answer(joined({ lots: { [LOT]: message.lot }, missed: { [LOT]: message.events } }));
  await settle();
  expect(store.getState()).toMatchObject({ connection: { kind: 'live' }, missedBids: { [LOT]: 3 } });
  expect(lot()?.history?.seq).toBe(8);
});

it('gives up a line on which the house does not answer', async () => {
  await vi.advanceTimersByTimeAsync(5_000);
  expect(line.renewals()).toBe(1);
});

it('is superseded by a house that speaks another protocol, and does not ask again', async () => {
  line
    .next('auction:join')
    .answer({ ok: false, outcome: 'refused', refusal: { code: 'UNSUPPORTED_PROTOCOL', supported: 9 } });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(store.getState().connection.kind).toBe('superseded');
  expect(line.count('auction:join')).toBe(1);
});

it('takes in its own paddle’s changes', async () => {
  line.announce('paddle:changed', {
    auctionId: AUCTION,
    paddle: { paddle: '31', status: 'suspended', bidLimit: null },
    lots: { [LOT]: you({ standing: 'leading', maxBid: pounds(300) }) },
  });
  expect(store.getState().paddle?.status).toBe('suspended');
  expect(lot()?.you?.maxBid).toBe(pounds(300));
});

it('hears nothing of another auction', () => {
  line.announce('lot:changed', { ...lotChanged(6, 6), auctionId: LOT });
  expect(lot()?.lot.seq).toBe(5);
});

it('loses its standing with its session [I34]', async () => {
  line.announce('paddle:changed', {
    auctionId: AUCTION,
    paddle: { paddle: '31', status: 'approved', bidLimit: null },
    lots: { [LOT]: you({ standing: 'leading' }) },
  });
  line.announce('session:ended', { reason: 'signed-out' });
  line.next('auction:join').answer(joined({ you: null }));
  await settle();
  expect(store.getState()).toMatchObject({ paddle: null, session: { kind: 'ended', why: 'signed-out' } });
  expect(lot()?.you).toBeNull();
});

it('names no more lots than the house takes in one request', () => {
  expect(MOST_NAMED).toBeLessThanOrEqual(MOST_LOTS_NAMED);
});

it('has the page fetched anew when the session ends, since its masthead still greets who was signed in [I34]', async () => {
  line.next('auction:join').answer(joined());
  await settle();
  line.announce('session:ended', { reason: 'house-restarting' });
  expect(stale).toBe(0);
  line.announce('session:ended', { reason: 'signed-out' });
  expect(stale).toBe(1);
  expect(store.getState().session).toEqual({ kind: 'ended', why: 'signed-out', paddle: '31' });
});
