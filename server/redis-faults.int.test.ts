import { createClient } from '@redis/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AcceptedBid } from '#protocol/socket/ack.ts';
import {
  addOpenLot,
  type Client,
  deliveryFaults,
  hasRedis,
  joinAt,
  makeNodesFixture,
  type NodesFixture,
  origin,
  type RedisProcess,
  raiseMax,
} from './testing/nodes-fixture.ts';
import { createFaultProxy, type FaultProxy } from './testing/proxy/fault-proxy.ts';

let nodes: NodesFixture;
let proxy: FaultProxy | null = null;
let hintListener: HintListener | null = null;
beforeEach(async () => {
  nodes = await makeNodesFixture();
});
afterEach(async () => {
  hintListener?.close();
  hintListener = null;
  await proxy?.close();
  proxy = null;
  await nodes.clear();
});

/**
 * The longest time from a bid's answer until all clients have received it, whatever happens to
 * Redis, milliseconds.
 */
const DELIVERY_TIMEOUT = 5_000;
const channel = `rostrum/${origin}/ledger`;

type FaultTarget = {
  /** The connection of one node to Redis. */
  readonly proxy: FaultProxy;
  readonly redis: RedisProcess;
};
const faults: readonly {
  readonly what: string;
  readonly inject: (target: FaultTarget) => void;
  readonly recover: (target: FaultTarget) => Promise<unknown>;
}[] = [
  {
    what: 'Redis is killed and restarts empty',
    inject: ({ redis }) => redis.process.kill('SIGKILL'),
    recover: ({ redis }) => nodes.startRedis(redis.port),
  },
  {
    what: 'Redis is suspended',
    inject: ({ redis }) => redis.process.kill('SIGSTOP'),
    recover: async ({ redis }) => redis.process.kill('SIGCONT'),
  },
  {
    what: 'one node loses its connection to Redis',
    inject: ({ proxy }) => proxy.setMode({ kind: 'cut' }),
    recover: async ({ proxy }) => proxy.setMode({ kind: 'pass' }),
  },
  {
    what: 'one node receives nothing from Redis on an open connection',
    inject: ({ proxy }) => proxy.setMode({ kind: 'halfopen', ways: 'both' }),
    recover: async ({ proxy }) => proxy.setMode({ kind: 'pass' }),
  },
];

/** An accepted bid, and when its answer arrived. */
type Receipt = AcceptedBid & { readonly at: number };

/** Bids until the given number of bids is accepted. */
async function bidOn(client: Client, lotId: string, next: () => number, accepted: number): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  while (receipts.length < accepted) {
    const answer = await raiseMax(client, lotId, next());
    if (answer.ok) receipts.push({ ...answer, at: performance.now() });
  }
  return receipts;
}

/** The bids that a client did not receive in time. */
function lateBids({ messages, arrivals }: Client, receipts: readonly Receipt[]): Receipt[] {
  return receipts.filter(({ seq, at }) => {
    const message = messages.findIndex(({ toSeq }) => toSeq >= seq);
    return message < 0 || (arrivals[message] ?? 0) - at > DELIVERY_TIMEOUT;
  });
}

type HintListener = {
  /** The seqs of all hints so far. */
  readonly hintedSeqs: readonly number[];
  readonly nodesListening: () => Promise<number>;
  readonly close: () => void;
};

/** Subscribes to the hints, and counts the nodes that do so too. */
async function listenForHints(url: string): Promise<HintListener> {
  const client = createClient({ url }).on('error', () => {});
  const counter = createClient({ url }).on('error', () => {});
  await Promise.all([client.connect(), counter.connect()]);
  const hintedSeqs: number[] = [];
  await client.subscribe(channel, (hint) => hintedSeqs.push(Number(hint.split(' ')[1])));
  return {
    hintedSeqs,
    nodesListening: async () => Number((await counter.pubSubNumSub(channel))[channel]) - 1,
    close: () => {
      client.destroy();
      counter.destroy();
    },
  };
}

describe('two nodes with hints by Redis and bids on one lot at both', { timeout: 180_000 }, () => {
  it.for(faults)(
    'lose no bid, answer all and deliver within five seconds when $what, and send hints again later ' +
      '[I1, I6, I22, I24, I25]',
    async ({ inject, recover }, { skip }) => {
      skip(!hasRedis, 'redis-server is not installed');
      const redis = await nodes.startRedis();
      proxy = await createFaultProxy({ target: { port: redis.port } });
      const hintsBy = (port: number) => ({ ROSTRUM_HINTS: 'redis', REDIS_URL: `redis://127.0.0.1:${port}` });
      const one = await nodes.openNode('one', hintsBy(proxy.port));
      const other = await nodes.openNode('other', hintsBy(redis.port));
      const fixture = await addOpenLot(nodes);
      const { lotId } = fixture.lot;
      const ada = await joinAt(one, fixture, await fixture.enter('Ada'));
      const ben = await joinAt(other, fixture, await fixture.enter('Ben'));
      const clients = [ada, ben, await joinAt(one, fixture, null), await joinAt(other, fixture, null)];
      let pounds = 10;
      const next = () => {
        pounds += 1;
        return pounds;
      };
      const receipts: Receipt[] = [];
      const bidAtBoth = async (each: number) => {
        const both = await Promise.all([ada, ben].map((client) => bidOn(client, lotId, next, each)));
        receipts.push(...both.flat());
      };

      await bidAtBoth(5);
      inject({ proxy, redis });
      // These are answered although Redis does not recover before.
      await bidAtBoth(15);
      const last = Math.max(...receipts.map(({ seq }) => seq));
      for (const client of clients)
        await expect
          .poll(() => client.messages.at(-1)?.toSeq, { timeout: DELIVERY_TIMEOUT })
          .toBeGreaterThanOrEqual(last);

      await recover({ proxy, redis });
      hintListener = await listenForHints(redis.url);
      await expect.poll(hintListener.nodesListening, { timeout: 30_000 }).toBe(2);
      // One after the other, so that each hint has a known sender. A node that has just reconnected
      // may lose one more hint.
      for (const client of [ada, ben]) {
        let from = Number.POSITIVE_INFINITY;
        const bidAndWaitForHint = async () => {
          const [receipt] = await bidOn(client, lotId, next, 1);
          if (receipt) receipts.push(receipt);
          from = Math.min(from, receipt?.seq ?? from);
          return hintListener?.hintedSeqs.some((seq) => seq >= from);
        };
        await expect.poll(bidAndWaitForHint, { timeout: 30_000, interval: 200 }).toBe(true);
      }

      const rows = await nodes.store.prisma.lotEvent.findMany({ where: { lotId }, orderBy: { seq: 'asc' } });
      expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, n) => n + 1));
      const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
      expect(receipts.filter(({ seq, hash }) => hashes.get(seq) !== hash)).toEqual([]);
      for (const client of clients) {
        await expect.poll(() => deliveryFaults(client, rows.length), { timeout: DELIVERY_TIMEOUT }).toEqual([]);
        expect(lateBids(client, receipts)).toEqual([]);
        client.socket.close();
      }
    },
  );
});
