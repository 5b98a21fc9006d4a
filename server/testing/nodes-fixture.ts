import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import getPort, { portNumbers } from 'get-port';
import { io, type Socket } from 'socket.io-client';
import { expect } from 'vitest';
import type { Money } from '#auction/money.ts';
import { buildScenario, type Cast, type Fixture } from '#demo/seed/build-scenario.ts';
import type { Ack } from '#protocol/socket/ack.ts';
import type { LotChangedMessage } from '#protocol/socket/server-events.ts';
import { makeTemporaryFolder } from '../store/embedded/temporary-folder.ts';
import { openStore, type Store } from '../store/prisma-client.ts';
import { createTestDatabase } from '../store/testing/test-database.ts';
import { openServerProcess, type ServerProcess } from './server-process.ts';

const secret = 'a secret for nodes that live for one test only';

/** The address that people would type, and by which the house is known among others on one Redis. */
export const origin = 'http://house.example';

/** Whether Debian's redis-server is there to be started. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A place for nodes of one house: a folder and a database, and whatever was started in it. */
export type NodesFixture = {
  readonly store: Store;
  /** Opens a node, saleroom only, in processes of its own. */
  readonly openNode: (name: string, variables: Record<string, string>) => Promise<ServerProcess>;
  /** Starts a Redis that keeps nothing; resolves when it takes connections. On a port of its own, or on the one of a Redis that is no more. */
  readonly startRedis: (port?: number) => Promise<RedisProcess>;
  /** Ends whatever is left, and throws the place away. */
  readonly clear: () => Promise<void>;
};

export type RedisProcess = { readonly port: number; readonly url: string; readonly process: ChildProcess };

/** Makes a place for nodes. */
export async function makeNodesFixture(): Promise<NodesFixture> {
  const folder = makeTemporaryFolder('nodes');
  const database = await createTestDatabase();
  const store = openStore(database.url);
  const nodes: ServerProcess[] = [];
  const redises: ChildProcess[] = [];
  return {
    store,
    openNode: async (name, variables) => {
      const node = await openServerProcess(join(folder, name), {
        DATABASE_URL: database.url,
        ROSTRUM_ROLE: 'saleroom',
        ROSTRUM_SECRET: secret,
        ROSTRUM_URL: origin,
        ...variables,
      });
      nodes.push(node);
      return node;
    },
    startRedis: async (port) => {
      const at = port ?? (await getPort({ port: portNumbers(16_379, 16_428), host: '127.0.0.1' }));
      const redis = await startRedis(folder, at);
      redises.push(redis);
      return { port: at, url: `redis://127.0.0.1:${at}`, process: redis };
    },
    clear: async () => {
      for (const node of nodes) if (node.left().length) await node.killTree();
      for (const redis of redises) redis.kill('SIGKILL');
      await store.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startRedis(folder: string, port: number): Promise<ChildProcess> {
  const redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    redis.once('error', reject);
    redis.stdout.on('data', (said: Buffer) => said.includes('Ready to accept') && resolve(redis));
  });
}

/** An open lot that lasts longer than the test. */
export async function setLotOnSale({ store }: NodesFixture): Promise<Fixture> {
  const fixture = await buildScenario(store.prisma, secret, { opening: 1, increment: 1, closesIn: 900 });
  await expect
    .poll(async () => (await store.prisma.lot.findUniqueOrThrow({ where: { id: fixture.lot.lotId } })).status)
    .toBe('open');
  return fixture;
}

/** Somebody at one node, and what they were told. */
export type Visitor = {
  readonly socket: Socket;
  readonly messages: LotChangedMessage[];
  /** The lot's seq when they came in. */
  readonly since: number;
  /** When each message came, an instant of `performance`. */
  readonly arrivals: number[];
};

/** Comes into the auction's room at a node; without a cast as a spectator. */
export async function enter(node: ServerProcess, { auctionId, lot }: Fixture, cast: Cast | null): Promise<Visitor> {
  const { port } = new URL(node.at);
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin, ...(cast && { cookie: `${cast.cookie.name}=${cast.cookie.value}` }) },
  });
  const messages: LotChangedMessage[] = [];
  const arrivals: number[] = [];
  socket.on('lot:changed', (message: LotChangedMessage) => {
    messages.push(message);
    arrivals.push(performance.now());
  });
  const joined: Ack<'auction:join'> = await socket.emitWithAck('auction:join', { protocol: 1, auctionId });
  if (!joined.ok) throw new Error(`not let in: ${joined.refusal.code}`);
  return { socket, messages, arrivals, since: joined.lots[lot.lotId]?.seq ?? 0 };
}

let keys = 0;

/** Raises a visitor's max bid, in whole pounds. Rejects when no answer comes within ten seconds. */
export function raise({ socket }: Visitor, lotId: string, pounds: number): Promise<Ack<'max-bid:set'>> {
  keys += 1;
  const key = `key-of-a-node-${String(keys).padStart(8, '0')}`;
  return socket.timeout(10_000).emitWithAck('max-bid:set', { key, lotId, max: (pounds * 100) as Money });
}

/**
 * What of a lot's ledger somebody was not told since they came in, or was told twice or out of order. A message that stands for
 * more than twelve events carries the newest alone; the others are not missing (decision 13).
 */
export function wronglyTold({ messages, since }: Pick<Visitor, 'messages' | 'since'>, last: number): string[] {
  let told = since;
  const wrong: string[] = [];
  for (const { fromSeq, toSeq, events } of messages) {
    if (fromSeq <= told) wrong.push(`${fromSeq} after ${told}`);
    const isOfMany = toSeq - told > 12 && events.length === 1;
    if (fromSeq > told + 1 && !isOfMany) wrong.push(`nothing between ${told} and ${fromSeq}`);
    told = toSeq;
  }
  if (told !== last) wrong.push(`${told} is the last of ${last}`);
  return wrong;
}
