import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import { buildScenario } from '#demo/seed/build-scenario.ts';
import type { AcceptedBid, Ack } from '#protocol/socket/ack.ts';
import { makeTemporaryFolder } from './store/embedded/temporary-folder.ts';
import { openStore } from './store/prisma-client.ts';
import { openServerProcess, type ServerProcess } from './testing/server-process.ts';

const OPENING_TAKES = 90_000;
const secret = 'a secret for houses that live for one test only';

let folder: string;
let house: ServerProcess | null = null;
beforeEach(() => {
  folder = makeTemporaryFolder('house');
});
afterEach(async () => {
  if (house?.left().length) await house.killTree();
  house = null;
  rmSync(folder, { recursive: true, force: true });
});

const open = async () => {
  house = await openServerProcess(folder, { ROSTRUM_SECRET: secret });
  return house;
};

/** Sets a stage in an open house and brings one bidder into the room, the lot open. */
async function enterRoom(at: ServerProcess) {
  const store = openStore(at.databaseUrl);
  const stage = await buildScenario(store.prisma, secret, { opening: 1, increment: 1, closesIn: 900 });
  const ada = await stage.enter('Ada');
  await store.close();
  const socket = io(at.url, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { cookie: `${ada.cookie.name}=${ada.cookie.value}`, origin: at.url },
  });
  const isOpen = async (): Promise<boolean> => {
    const joined: Ack<'auction:join'> = await socket.emitWithAck('auction:join', {
      protocol: 1,
      auctionId: stage.auctionId,
    });
    return joined.ok && joined.lots[stage.lot.lotId]?.status === 'open';
  };
  await expect.poll(isOpen, { timeout: 10_000 }).toBe(true);
  return { stage, ada, socket };
}

const bidOf = (socket: Socket, lotId: string, pounds: number): Promise<Ack<'max-bid:set'>> =>
  socket.emitWithAck('max-bid:set', {
    key: `bid-of-${String(pounds).padStart(12, '0')}`,
    lotId,
    max: (pounds * 100) as Money,
  });

it('opens on a bare folder with pages that answer, and closes on SIGINT leaving no process behind', {
  timeout: OPENING_TAKES,
}, async () => {
  const first = await open();
  const home = await fetch(first.url);
  expect(home.status).toBe(200);
  expect(await home.text()).toContain('Rostrum');
  expect(first.said()).toMatch(/\/setup\?token=/);
  expect(await first.signal('SIGINT')).toBe(0);
  expect(first.left()).toEqual([]);
});

it('finds everything again at the next start', { timeout: OPENING_TAKES }, async () => {
  const first = await open();
  const { stage, socket } = await enterRoom(first);
  const receipt = (await bidOf(socket, stage.lot.lotId, 5)) as AcceptedBid;
  expect(receipt.ok).toBe(true);
  socket.close();
  expect(await first.signal('SIGTERM')).toBe(0);

  const second = await open();
  expect(await eventsOf(second, stage.lot.lotId)).toContainEqual({ seq: receipt.seq, hash: receipt.hash });
  const page = await (await fetch(`${second.url}/auctions/${stage.slug}/lots/${stage.lot.lotNumber}`)).text();
  expect(page).toContain('£1');
  await second.signal('SIGTERM');
});

it('keeps every acknowledged bid when all of its processes are killed in the middle of bidding [I1]', {
  timeout: OPENING_TAKES * 2,
}, async () => {
  const first = await open();
  const { stage, socket } = await enterRoom(first);
  const receipts: AcceptedBid[] = [];
  const bidding = (async () => {
    // Ada raises her own max as fast as she is answered; each raise is an event of its own.
    for (let pounds = 10; socket.connected; pounds++) {
      const answer = await bidOf(socket, stage.lot.lotId, pounds);
      if (answer.ok) receipts.push(answer);
    }
  })().catch(() => {});
  await expect.poll(() => receipts.length, { timeout: 20_000 }).toBeGreaterThan(40);
  await first.killTree();
  socket.close();
  await Promise.race([bidding, Promise.resolve()]);
  expect(first.left()).toEqual([]);
  // Hundreds of modules that the next start need not compile again (I37).
  expect(readdirSync(join(folder, 'compiled'), { recursive: true }).length).toBeGreaterThan(100);

  const second = await open();
  const events = new Map((await eventsOf(second, stage.lot.lotId)).map(({ seq, hash }) => [seq, hash]));
  expect(receipts.filter(({ seq, hash }) => events.get(seq) !== hash)).toEqual([]);
  // And the lot goes on from there: the next bid takes the next number.
  const again = io(second.url, {
    transports: ['websocket'],
    extraHeaders: { cookie: cookieOf(socket), origin: second.url },
  });
  const answer = await bidOf(again, stage.lot.lotId, 100_000);
  expect(answer).toMatchObject({ ok: true, seq: events.size + 1 });
  again.close();
  await second.signal('SIGTERM');
});

it('says what to do when its port is taken, and leaves nothing behind', { timeout: OPENING_TAKES }, async () => {
  const first = await open();
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
