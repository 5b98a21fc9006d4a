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
import { openStore, type Store } from '../store/prisma-client.ts';
import { makeTemporaryFolder } from '../store/testing/temporary-folder.ts';
import { createTestDatabase } from '../store/testing/test-database.ts';
import { openServerProcess, type ServerProcess } from './server-process.ts';

const secret = 'a secret for nodes that live for one test only';

/** The public origin of the nodes. It also names their channel in Redis. */
export const origin = 'http://house.example';

/** Whether redis-server is installed. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A folder and a database for the nodes of a test. */
export type NodesFixture = {
  readonly store: Store;
  /** Starts a node without pages in its own processes. */
  readonly openNode: (name: string, variables: Record<string, string>) => Promise<ServerProcess>;
  /**
   * Starts a Redis without persistence on the given or a free port. Resolves when it accepts
   * connections.
   */
  readonly startRedis: (port?: number) => Promise<RedisProcess>;
  /** Ends all processes, and deletes the folder and the database. */
  readonly clear: () => Promise<void>;
};

export type RedisProcess = { readonly port: number; readonly url: string; readonly process: ChildProcess };

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
      for (const node of nodes) if (node.runningPids().length) await node.killTree();
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
    redis.stdout.on('data', (chunk: Buffer) => chunk.includes('Ready to accept') && resolve(redis));
  });
}

/** Adds an auction whose lot stays open longer than the test lasts. */
export async function addOpenLot({ store }: NodesFixture): Promise<Fixture> {
  const fixture = await buildScenario(store.prisma, secret, { opening: 1, increment: 1, closesIn: 900 });
  await expect
    .poll(async () => (await store.prisma.lot.findUniqueOrThrow({ where: { id: fixture.lot.lotId } })).status)
    .toBe('open');
  return fixture;
}

/** A client of one node, and the messages it has received. */
export type Client = {
  readonly socket: Socket;
  readonly messages: LotChangedMessage[];
  /** The lot's seq when the client joined. */
  readonly since: number;
  /** When each message arrived, by `performance.now()`. */
  readonly arrivals: number[];
};

/** Joins the auction at a node; as a spectator if `cast` is null. */
export async function joinAt(node: ServerProcess, { auctionId, lot }: Fixture, cast: Cast | null): Promise<Client> {
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
  if (!joined.ok) throw new Error(`the join was refused: ${joined.refusal.code}`);
  return { socket, messages, arrivals, since: joined.lots[lot.lotId]?.seq ?? 0 };
}

let keys = 0;

/**
 * Raises a client's max bid, in whole pounds. Rejects when no answer arrives within ten seconds.
 */
export function raiseMax({ socket }: Client, lotId: string, pounds: number): Promise<Ack<'max-bid:set'>> {
  keys += 1;
  const key = `key-of-a-node-${String(keys).padStart(8, '0')}`;
  return socket.timeout(10_000).emitWithAck('max-bid:set', { key, lotId, max: (pounds * 100) as Money });
}

/**
 * The events that a client missed since it joined, or received twice or out of order. A message for
 * more than twelve events carries only the newest; the others are not missing (decision 13).
 */
export function deliveryFaults({ messages, since }: Pick<Client, 'messages' | 'since'>, lastSeq: number): string[] {
  let received = since;
  const faults: string[] = [];
  for (const { fromSeq, toSeq, events } of messages) {
    if (fromSeq <= received) faults.push(`${fromSeq} after ${received}`);
    const isConflated = toSeq - received > 12 && events.length === 1;
    if (fromSeq > received + 1 && !isConflated) faults.push(`nothing between ${received} and ${fromSeq}`);
    received = toSeq;
  }
  if (received !== lastSeq) faults.push(`${received} is the last of ${lastSeq}`);
  return faults;
}
