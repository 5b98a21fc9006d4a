import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import { buildScenario, type Cast, type Stage } from '#prisma/seed/build-scenario.ts';
import type { AcceptedBid, Ack } from '#protocol/ack.ts';
import type { LotChangedMessage } from '#protocol/server-events.ts';
import { type HouseProcess, openHouseProcess } from '../scripts/test/house-process.ts';
import { freePort } from './demo/free-port.ts';
import { openStore, type Store } from './store/prisma-client.ts';
import { makeTemporaryPlace } from './store/temporary-place.ts';
import { createTestDatabase, type TestDatabase } from './store/test-database.ts';

const secret = 'a secret for nodes that live for one test only';
const origin = 'http://house.example';
const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

let folder: string;
let database: TestDatabase;
let store: Store;
let nodes: HouseProcess[] = [];
let redis: ChildProcess | null = null;
beforeEach(async () => {
  folder = makeTemporaryPlace('nodes');
  database = await createTestDatabase();
  store = openStore(database.url);
});
afterEach(async () => {
  for (const node of nodes) if (node.left().length) await node.killTree();
  nodes = [];
  redis?.kill('SIGKILL');
  redis = null;
  await store.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function openNodes(variables: Record<string, string>): Promise<readonly [HouseProcess, HouseProcess]> {
  const open = async (name: string) => {
    const node = await openHouseProcess(join(folder, name), {
      DATABASE_URL: database.url,
      ROSTRUM_ROLE: 'saleroom',
      ROSTRUM_SECRET: secret,
      ROSTRUM_URL: origin,
      ...variables,
    });
    nodes.push(node);
    return node;
  };
  return [await open('one'), await open('other')];
}

async function startRedis(): Promise<string> {
  const port = await freePort(16_379, '127.0.0.1');
  redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>((resolve, reject) => {
    redis?.once('error', reject);
    redis?.stdout?.on('data', (said: Buffer) => said.includes('Ready to accept') && resolve());
  });
  return `redis://127.0.0.1:${port}`;
}

type Visitor = {
  readonly socket: Socket;
  readonly messages: LotChangedMessage[];
  /** The lot's seq when they came in. */
  readonly since: number;
};

async function enter(node: HouseProcess, { auctionId, lot }: Stage, cast: Cast | null): Promise<Visitor> {
  const { port } = new URL(node.at);
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin, ...(cast && { cookie: `${cast.cookie.name}=${cast.cookie.value}` }) },
  });
  const messages: LotChangedMessage[] = [];
  socket.on('lot:changed', (message: LotChangedMessage) => messages.push(message));
  const joined: Ack<'auction:join'> = await socket.emitWithAck('auction:join', { protocol: 1, auctionId });
  if (!joined.ok) throw new Error(`not let in: ${joined.refusal.code}`);
  return { socket, messages, since: joined.lots[lot.lotId]?.seq ?? 0 };
}

let keys = 0;
function raise({ socket }: Visitor, lotId: string, pounds: number): Promise<Ack<'max-bid:set'>> {
  keys += 1;
  const key = `key-of-a-node-${String(keys).padStart(8, '0')}`;
  return socket.timeout(10_000).emitWithAck('max-bid:set', { key, lotId, max: (pounds * 100) as Money });
}

/**
 * What of a lot's ledger somebody was not told since they came in, or was told twice or out of order. A message carries twelve events at most, the
 * newest; older ones that it stands for are not missing (decision 13).
 */
function wronglyTold({ messages, since }: Visitor, last: number): string[] {
  let told = since;
  const wrong: string[] = [];
  for (const { fromSeq, toSeq, events } of messages) {
    if (fromSeq <= told) wrong.push(`${fromSeq} after ${told}`);
    if (fromSeq > told + 1 && events.length < 12) wrong.push(`nothing between ${told} and ${fromSeq}`);
    told = toSeq;
  }
  if (told !== last) wrong.push(`${told} is the last of ${last}`);
  return wrong;
}

async function setStage() {
  const stage = await buildScenario(store.prisma, secret, { opening: 1, increment: 1, closesIn: 900 });
  await expect
    .poll(async () => (await store.prisma.lot.findUniqueOrThrow({ where: { id: stage.lot.lotId } })).status)
    .toBe('open');
  return stage;
}

describe('two nodes of one house', { timeout: 120_000 }, () => {
  const roads = [
    { by: 'notify', variables: async () => ({ ROSTRUM_HINTS: 'notify' }) },
    { by: 'none', variables: async () => ({ ROSTRUM_HINTS: 'none' }) },
    { by: 'redis', variables: async () => ({ ROSTRUM_HINTS: 'redis', REDIS_URL: await startRedis() }) },
  ];
  it.for(roads)(
    'tell everybody every event once and in order, with hints by $by [I24]',
    async ({ by, variables }, { skip }) => {
      skip(by === 'redis' && !hasRedis, 'redis-server is not installed');
      const [one, other] = await openNodes(await variables());
      const stage = await setStage();
      const [ada, ben] = [await stage.enter('Ada'), await stage.enter('Ben')];
      const visitors = await Promise.all([
        enter(one, stage, ada),
        enter(other, stage, ben),
        enter(one, stage, null),
        enter(other, stage, null),
      ]);
      const receipts: AcceptedBid[] = [];
      const bid = async (visitor: Visitor | undefined, first: number) => {
        for (let turn = 0; visitor && turn < 25; turn += 1) {
          const answer = await raise(visitor, stage.lot.lotId, first + turn * 10);
          if (answer.ok) receipts.push(answer);
        }
      };
      await Promise.all([bid(visitors[0], 10), bid(visitors[1], 15)]);

      const rows = await store.prisma.lotEvent.findMany({ where: { lotId: stage.lot.lotId }, orderBy: { seq: 'asc' } });
      const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
      expect(receipts.length).toBeGreaterThan(20);
      for (const { seq, hash } of receipts) expect(hashes.get(seq)).toBe(hash);
      for (const visitor of visitors)
        await expect.poll(() => wronglyTold(visitor, rows.length), { timeout: 5_000 }).toEqual([]);
      for (const { socket } of visitors) socket.close();
    },
  );

  it('lose nothing when one is killed in the middle of bidding, and the other goes on [I1, I37]', async () => {
    const [one, other] = await openNodes({ ROSTRUM_HINTS: 'notify' });
    const stage = await setStage();
    const ada = await enter(one, stage, await stage.enter('Ada'));
    const ben = await enter(other, stage, await stage.enter('Ben'));
    const receipts: AcceptedBid[] = [];
    const bidding = (async () => {
      for (let pounds = 10; ada.socket.connected; pounds += 10) {
        const answer = await raise(ada, stage.lot.lotId, pounds);
        if (answer.ok) receipts.push(answer);
      }
    })().catch(() => {});
    await expect.poll(() => receipts.length).toBeGreaterThan(10);
    await one.killTree();
    await bidding;
    const answer = await raise(ben, stage.lot.lotId, 100_000);
    expect(answer).toMatchObject({ ok: true });

    const rows = await store.prisma.lotEvent.findMany({ where: { lotId: stage.lot.lotId }, orderBy: { seq: 'asc' } });
    const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
    for (const { seq, hash } of receipts) expect(hashes.get(seq)).toBe(hash);
    await expect.poll(() => wronglyTold(ben, rows.length), { timeout: 5_000 }).toEqual([]);
    ada.socket.close();
    ben.socket.close();
  });
});
