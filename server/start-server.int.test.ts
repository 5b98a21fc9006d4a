import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import { buildScenario } from '#demo/seed/build-scenario.ts';
import type { AcceptedBid, Ack } from '#protocol/socket/ack.ts';
import { openStore } from './store/prisma-client.ts';
import { makeTemporaryFolder } from './store/testing/temporary-folder.ts';
import { openServerProcess, type ServerProcess } from './testing/server-process.ts';

const START_TIMEOUT = 90_000;
const secret = 'a secret for servers that live for one test only';

let folder: string;
let server: ServerProcess | null = null;
beforeEach(() => {
  folder = makeTemporaryFolder('house');
});
afterEach(async () => {
  if (server?.runningPids().length) await server.killTree();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

const start = async () => {
  server = await openServerProcess(folder, { ROSTRUM_SECRET: secret });
  return server;
};

/** Adds an auction with an open lot, and joins it with one bidder. */
async function joinOpenLot({ databaseUrl, url }: ServerProcess) {
  const store = openStore(databaseUrl);
  const scenario = await buildScenario(store.prisma, secret, { opening: 1, increment: 1, closesIn: 900 });
  const ada = await scenario.enter('Ada');
  await store.close();
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { cookie: `${ada.cookie.name}=${ada.cookie.value}`, origin: url },
  });
  const isOpen = async (): Promise<boolean> => {
    const joined: Ack<'auction:join'> = await socket.emitWithAck('auction:join', {
      protocol: 1,
      auctionId: scenario.auctionId,
    });
    return joined.ok && joined.lots[scenario.lot.lotId]?.status === 'open';
  };
  await expect.poll(isOpen, { timeout: 10_000 }).toBe(true);
  return { scenario, socket };
}

const raiseMax = (socket: Socket, lotId: string, pounds: number): Promise<Ack<'max-bid:set'>> =>
  socket.emitWithAck('max-bid:set', {
    key: `bid-of-${String(pounds).padStart(12, '0')}`,
    lotId,
    max: (pounds * 100) as Money,
  });

it('starts in an empty folder, serves pages, and leaves no process after SIGINT', {
  timeout: START_TIMEOUT,
}, async () => {
  const first = await start();
  const home = await fetch(first.url);
  expect(home.status).toBe(200);
  expect(await home.text()).toContain('Rostrum');
  expect(first.output()).toMatch(/\/setup\?token=/);
  expect(await first.signal('SIGINT')).toBe(0);
  expect(first.runningPids()).toEqual([]);
});

it('has all data again after a restart', { timeout: START_TIMEOUT }, async () => {
  const first = await start();
  const { scenario, socket } = await joinOpenLot(first);
  const receipt = (await raiseMax(socket, scenario.lot.lotId, 5)) as AcceptedBid;
  expect(receipt.ok).toBe(true);
  socket.close();
  expect(await first.signal('SIGTERM')).toBe(0);

  const second = await start();
  expect(await eventsOf(second, scenario.lot.lotId)).toContainEqual({ seq: receipt.seq, hash: receipt.hash });
  const page = await (await fetch(`${second.url}/auctions/${scenario.slug}/lots/${scenario.lot.lotNumber}`)).text();
  expect(page).toContain('£1');
  await second.signal('SIGTERM');
});

it('keeps every acknowledged bid when all its processes are killed while clients bid [I1]', {
  timeout: START_TIMEOUT * 2,
}, async () => {
  const first = await start();
  const { scenario, socket } = await joinOpenLot(first);
  const receipts: AcceptedBid[] = [];
  const bidding = (async () => {
    // Ada raises her max bid as fast as she is answered. Each raise is one event.
    for (let pounds = 10; socket.connected; pounds++) {
      const answer = await raiseMax(socket, scenario.lot.lotId, pounds);
      if (answer.ok) receipts.push(answer);
    }
  })().catch(() => {});
  await expect.poll(() => receipts.length, { timeout: 20_000 }).toBeGreaterThan(40);
  await first.killTree();
  socket.close();
  await Promise.race([bidding, Promise.resolve()]);
  expect(first.runningPids()).toEqual([]);
  // The compiled modules, which the next start reuses (I37).
  expect(readdirSync(join(folder, 'compiled'), { recursive: true }).length).toBeGreaterThan(100);

  const second = await start();
  const events = new Map((await eventsOf(second, scenario.lot.lotId)).map(({ seq, hash }) => [seq, hash]));
  expect(receipts.filter(({ seq, hash }) => events.get(seq) !== hash)).toEqual([]);
  // Bidding continues: the next bid gets the next seq.
  const again = io(second.url, {
    transports: ['websocket'],
    extraHeaders: { cookie: cookieOf(socket), origin: second.url },
  });
  const answer = await raiseMax(again, scenario.lot.lotId, 100_000);
  expect(answer).toMatchObject({ ok: true, seq: events.size + 1 });
  again.close();
  await second.signal('SIGTERM');
});

it('prints what to do when its port is taken, and leaves no process', { timeout: START_TIMEOUT }, async () => {
  const first = await start();
  const other = makeTemporaryFolder('house');
  await expect(openServerProcess(other, { PORT: new URL(first.url).port })).rejects.toThrow(
    /Port \d+ is taken.*PORT=/s,
  );
  rmSync(other, { recursive: true, force: true });
  await first.signal('SIGTERM');
});

function cookieOf(socket: Socket): string {
  const headers = socket.io.opts.extraHeaders as Record<string, string>;
  return headers.cookie ?? '';
}

async function eventsOf(at: ServerProcess, lotId: string): Promise<{ readonly seq: number; readonly hash: string }[]> {
  const store = openStore(at.databaseUrl);
  const rows = await store.prisma.lotEvent.findMany({
    where: { lotId },
    select: { seq: true, hash: true },
    orderBy: { seq: 'asc' },
  });
  await store.close();
  return rows.map(({ seq, hash }) => ({ seq: Number(seq), hash }));
}
