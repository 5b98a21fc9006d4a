import { createClient } from '@redis/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AcceptedBid } from '#protocol/socket/ack.ts';
import {
  enter,
  hasRedis,
  makeNodesFixture,
  type NodesFixture,
  origin,
  type RedisProcess,
  raise,
  setLotOnSale,
  type Visitor,
  wronglyTold,
} from './testing/nodes-fixture.ts';
import { createFaultProxy, type FaultProxy } from './testing/proxy/fault-proxy.ts';

let house: NodesFixture;
let proxy: FaultProxy | null = null;
let ear: Ear | null = null;
beforeEach(async () => {
  house = await makeNodesFixture();
});
afterEach(async () => {
  ear?.close();
  ear = null;
  await proxy?.close();
  proxy = null;
  await house.clear();
});

/** Longer than any bid may take to the other node's screens, whatever happens to Redis, milliseconds. */
const TOLD_WITHIN = 5_000;
const channel = `rostrum/${origin}/ledger`;

type Broken = {
  /** Redis as one node sees it. */
  readonly proxy: FaultProxy;
  readonly redis: RedisProcess;
};
const faults: readonly {
  readonly what: string;
  readonly breakIt: (broken: Broken) => void;
  readonly mendIt: (broken: Broken) => Promise<unknown>;
}[] = [
  {
    what: 'Redis is killed, and comes back empty',
    breakIt: ({ redis }) => redis.process.kill('SIGKILL'),
    mendIt: ({ redis }) => house.startRedis(redis.port),
  },
  {
    what: 'Redis stands still',
    breakIt: ({ redis }) => redis.process.kill('SIGSTOP'),
    mendIt: async ({ redis }) => redis.process.kill('SIGCONT'),
  },
  {
    what: 'one node is cut off from Redis',
    breakIt: ({ proxy }) => proxy.setMode({ kind: 'cut' }),
    mendIt: async ({ proxy }) => proxy.setMode({ kind: 'pass' }),
  },
  {
    what: 'one node hears nothing from Redis, and its connection stays',
    breakIt: ({ proxy }) => proxy.setMode({ kind: 'halfopen', ways: 'both' }),
    mendIt: async ({ proxy }) => proxy.setMode({ kind: 'pass' }),
  },
];

/** An accepted bid, and when its bidder heard of it. */
type Receipt = AcceptedBid & { readonly at: number };

/** Bids in turns of its own until so many more are accepted. */
async function bidOn(visitor: Visitor, lotId: string, next: () => number, accepted: number): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  while (receipts.length < accepted) {
    const answer = await raise(visitor, lotId, next());
    if (answer.ok) receipts.push({ ...answer, at: performance.now() });
  }
  return receipts;
}

/** Of these bids, those that a visitor was not told of in time. */
function toldLate({ messages, arrivals }: Visitor, receipts: readonly Receipt[]): Receipt[] {
  return receipts.filter(({ seq, at }) => {
    const message = messages.findIndex(({ toSeq }) => toSeq >= seq);
    return message < 0 || (arrivals[message] ?? 0) - at > TOLD_WITHIN;
  });
}

type Ear = {
  /** Of all hints so far. */
  readonly hintedSeqs: readonly number[];
  readonly nodesListening: () => Promise<number>;
  readonly close: () => void;
};

/** Listens for hints itself, and counts who else does. */
async function listenForHints(url: string): Promise<Ear> {
  const client = createClient({ url }).on('error', () => {});
  const asker = createClient({ url }).on('error', () => {});
  await Promise.all([client.connect(), asker.connect()]);
  const hintedSeqs: number[] = [];
  await client.subscribe(channel, (hint) => hintedSeqs.push(Number(hint.split(' ')[1])));
  return {
    hintedSeqs,
    nodesListening: async () => Number((await asker.pubSubNumSub(channel))[channel]) - 1,
    close: () => {
      client.destroy();
      asker.destroy();
    },
  };
}

describe('two nodes with hints by Redis, one lot that is bid on at both', { timeout: 180_000 }, () => {
  it.for(faults)(
    'lose no bid, keep nobody waiting and tell everybody within five seconds when $what; then they hint again [I1, I6, I22, I24, I25]',
    async ({ breakIt, mendIt }, { skip }) => {
      skip(!hasRedis, 'redis-server is not installed');
      const redis = await house.startRedis();
      proxy = await createFaultProxy({ target: { port: redis.port } });
      const hintsBy = (port: number) => ({ ROSTRUM_HINTS: 'redis', REDIS_URL: `redis://127.0.0.1:${port}` });
      const one = await house.openNode('one', hintsBy(proxy.port));
      const other = await house.openNode('other', hintsBy(redis.port));
      const fixture = await setLotOnSale(house);
      const { lotId } = fixture.lot;
      const ada = await enter(one, fixture, await fixture.enter('Ada'));
      const ben = await enter(other, fixture, await fixture.enter('Ben'));
      const visitors = [ada, ben, await enter(one, fixture, null), await enter(other, fixture, null)];
      let pounds = 10;
      const next = () => {
        pounds += 1;
        return pounds;
      };
      const receipts: Receipt[] = [];
      const bidAtBoth = async (each: number) => {
        const both = await Promise.all([ada, ben].map((visitor) => bidOn(visitor, lotId, next, each)));
        receipts.push(...both.flat());
      };

      await bidAtBoth(5);
      breakIt({ proxy, redis });
      // Answered although Redis does not come back before all have been.
      await bidAtBoth(15);
      const last = Math.max(...receipts.map(({ seq }) => seq));
      for (const visitor of visitors)
        await expect.poll(() => visitor.messages.at(-1)?.toSeq, { timeout: TOLD_WITHIN }).toBeGreaterThanOrEqual(last);

      await mendIt({ proxy, redis });
      ear = await listenForHints(redis.url);
      await expect.poll(ear.nodesListening, { timeout: 30_000 }).toBe(2);
      // One after the other, so that it is plain whose hint it is; a node that has just found its Redis again may lose one more.
      for (const visitor of [ada, ben]) {
        let from = Number.POSITIVE_INFINITY;
        const bidAndHear = async () => {
          const [receipt] = await bidOn(visitor, lotId, next, 1);
          if (receipt) receipts.push(receipt);
          from = Math.min(from, receipt?.seq ?? from);
          return ear?.hintedSeqs.some((seq) => seq >= from);
        };
        await expect.poll(bidAndHear, { timeout: 30_000, interval: 200 }).toBe(true);
      }

      const rows = await house.store.prisma.lotEvent.findMany({ where: { lotId }, orderBy: { seq: 'asc' } });
      expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, n) => n + 1));
      const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
      expect(receipts.filter(({ seq, hash }) => hashes.get(seq) !== hash)).toEqual([]);
      for (const visitor of visitors) {
        await expect.poll(() => wronglyTold(visitor, rows.length), { timeout: TOLD_WITHIN }).toEqual([]);
        expect(toldLate(visitor, receipts)).toEqual([]);
        visitor.socket.close();
      }
    },
  );
});
