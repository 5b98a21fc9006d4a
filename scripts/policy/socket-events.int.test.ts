import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import { buildScenario, type Cast, type Fixture } from '#demo/seed/build-scenario.ts';
import { buildSession } from '#demo/seed/build-session.ts';
import type { Ack } from '#protocol/socket/ack.ts';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openServerProcess, type ServerProcess } from '#server/testing/server-process.ts';

// Attacks by bidders on the socket API of a complete running server: with permissions that were
// revoked, beyond their limit, and on what belongs to somebody else.

const secret = 'the secret of a server for one test';
let server: ServerProcess;
let store: Store;
let folder: string;
let fixture: Fixture;
const sockets: Socket[] = [];

beforeAll(async () => {
  folder = makeTemporaryFolder('socket-events');
  server = await openServerProcess(folder, { ROSTRUM_SECRET: secret });
  store = openStore(server.databaseUrl);
  fixture = await buildScenario(store.prisma, secret, { opening: 1, increment: 1, lots: 10, closesIn: 3000 });
  while ((await store.prisma.lot.count({ where: { auctionId: fixture.auctionId, status: 'open' } })) < 10);
}, 90_000);
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await store.close();
  await server.signal('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const cookieOf = ({ cookie }: Pick<Cast, 'cookie'>) => `${cookie.name}=${cookie.value}`;

/** Connects with a cookie and joins the auction. */
async function connect(cookie: string): Promise<Socket> {
  const socket = io(server.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie, origin: server.url },
  });
  sockets.push(socket);
  const joined: Ack<'auction:join'> = await socket.emitWithAck('auction:join', {
    protocol: 1,
    auctionId: fixture.auctionId,
  });
  expect(joined.ok).toBe(true);
  return socket;
}

/**
 * Bids, and returns "accepted", the code of the refusal, or "closed" if the server disconnected.
 */
async function bid(socket: Socket, pounds: number, { lot = fixture.lot.lotId, key = randomUUID() as string } = {}) {
  const closed = new Promise<'closed'>((resolve) => {
    if (!socket.connected) resolve('closed');
    socket.once('disconnect', () => resolve('closed'));
  });
  const acknowledged = socket
    .emitWithAck('max-bid:set', { key, lotId: lot, max: (pounds * 100) as Money })
    .then((ack: Ack<'max-bid:set'>) => (ack.ok ? 'accepted' : ack.refusal.code));
  return Promise.race([acknowledged, closed]);
}

const post = (path: string, cookie: string, body: object) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, cookie },
    body: JSON.stringify(body),
  });

it('rejects bids of a suspended paddle, on its open connection and on a new one [I34]', async () => {
  const ada = await fixture.enter('Ada');
  const socket = await connect(cookieOf(ada));
  expect(await bid(socket, 5)).toBe('accepted');
  await store.prisma.paddle.updateMany({
    where: { auctionId: fixture.auctionId, userId: ada.userId },
    data: { status: 'suspended' },
  });
  expect(await bid(socket, 6)).toBe('SUSPENDED');
  expect(await bid(await connect(cookieOf(ada)), 7)).toBe('SUSPENDED');
});

it('rejects bids after signing out, on the connection of another tab and with the old cookie [I34]', async () => {
  const ben = await fixture.enter('Ben');
  const socket = await connect(cookieOf(ben));
  expect(await bid(socket, 15)).toBe('accepted');
  expect((await post('/api/auth/sign-out', cookieOf(ben), {})).status).toBe(200);
  expect(['UNAUTHENTICATED', 'closed']).toContain(await bid(socket, 16));
  expect(await bid(await connect(cookieOf(ben)), 17)).toBe('UNAUTHENTICATED');
});

it('rejects bids of a suspended account on all its connections [I34]', async () => {
  const cid = await fixture.enter('Cid');
  const other = await buildSession(store.prisma, { userId: cid.userId, secret });
  const open = [await connect(cookieOf(cid)), await connect(cookieOf(other))];
  await store.prisma.user.update({ where: { id: cid.userId }, data: { banned: true } });
  for (const socket of open) expect(['UNAUTHENTICATED', 'closed']).toContain(await bid(socket, 25));
});

it('fifty concurrent bids on several lots and connections commit at most the paddle’s limit [I21]', async () => {
  const dora = await fixture.enter('Dora', { bidLimit: 100 });
  const open = await Promise.all([1, 2, 3].map(() => connect(cookieOf(dora))));
  const lots = fixture.lots.slice(1);
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      bid(open[n % 3] as Socket, 30 + (n % 7), { lot: lots[n % lots.length]?.lotId ?? '' }),
    ),
  );
  expect(results).toContain('accepted');
  expect(results).toContain('OVER_LIMIT');
  const led = await store.prisma.lot.findMany({
    where: { auctionId: fixture.auctionId, leadingPaddle: dora.paddle },
  });
  // Each lot that she leads commits at least her lowest bid.
  expect(led.length).toBeGreaterThan(0);
  expect(led.length * 30).toBeLessThanOrEqual(100);
});

it('the key of another bidder reveals nothing and changes nothing', async () => {
  const [eve, fay] = [await fixture.enter('Eve'), await fixture.enter('Fay')];
  const [eves, fays] = [await connect(cookieOf(eve)), await connect(cookieOf(fay))];
  const key = randomUUID() as string;
  expect(await bid(eves, 500, { key })).toBe('accepted');
  const others: Ack<'command:look-up'> = await fays.emitWithAck('command:look-up', { key, lotId: fixture.lot.lotId });
  expect(JSON.stringify(others)).not.toMatch(/50000|"ok":true/);
  const own: Ack<'command:look-up'> = await eves.emitWithAck('command:look-up', { key, lotId: fixture.lot.lotId });
  expect(own).toMatchObject({ ok: true, key });
});
