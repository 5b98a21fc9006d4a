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
  raiseMax,
} from './testing/nodes-fixture.ts';

let nodes: NodesFixture;
beforeEach(async () => {
  nodes = await makeNodesFixture();
});
afterEach(() => nodes.clear());

async function openNodes(variables: Record<string, string>) {
  return [await nodes.openNode('one', variables), await nodes.openNode('other', variables)] as const;
}

describe('two nodes of one server', { timeout: 120_000 }, () => {
  const transports = [
    { by: 'notify', variables: async () => ({ ROSTRUM_HINTS: 'notify' }) },
    { by: 'none', variables: async () => ({ ROSTRUM_HINTS: 'none' }) },
    { by: 'redis', variables: async () => ({ ROSTRUM_HINTS: 'redis', REDIS_URL: (await nodes.startRedis()).url }) },
  ];
  it.for(transports)(
    'deliver every event once and in order to all clients, with hints by $by [I24]',
    async ({ by, variables }, { skip }) => {
      skip(by === 'redis' && !hasRedis, 'redis-server is not installed');
      const [one, other] = await openNodes(await variables());
      const fixture = await addOpenLot(nodes);
      const [ada, ben] = [await fixture.enter('Ada'), await fixture.enter('Ben')];
      const clients = await Promise.all([
        joinAt(one, fixture, ada),
        joinAt(other, fixture, ben),
        joinAt(one, fixture, null),
        joinAt(other, fixture, null),
      ]);
      const receipts: AcceptedBid[] = [];
      const bid = async (client: Client | undefined, first: number) => {
        for (let turn = 0; client && turn < 25; turn += 1) {
          const answer = await raiseMax(client, fixture.lot.lotId, first + turn * 10);
          if (answer.ok) receipts.push(answer);
        }
      };
      await Promise.all([bid(clients[0], 10), bid(clients[1], 15)]);

      const rows = await nodes.store.prisma.lotEvent.findMany({
        where: { lotId: fixture.lot.lotId },
        orderBy: { seq: 'asc' },
      });
      const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
      expect(receipts.length).toBeGreaterThan(20);
      for (const { seq, hash } of receipts) expect(hashes.get(seq)).toBe(hash);
      for (const client of clients)
        await expect.poll(() => deliveryFaults(client, rows.length), { timeout: 5_000 }).toEqual([]);
      for (const { socket } of clients) socket.close();
    },
  );

  it('lose no bid when one is killed while clients bid, and the other continues [I1, I37]', async () => {
    const [one, other] = await openNodes({ ROSTRUM_HINTS: 'notify' });
    const fixture = await addOpenLot(nodes);
    const ada = await joinAt(one, fixture, await fixture.enter('Ada'));
    const ben = await joinAt(other, fixture, await fixture.enter('Ben'));
    const receipts: AcceptedBid[] = [];
    const bidding = (async () => {
      for (let pounds = 10; ada.socket.connected; pounds += 10) {
        const answer = await raiseMax(ada, fixture.lot.lotId, pounds);
        if (answer.ok) receipts.push(answer);
      }
    })().catch(() => {});
    await expect.poll(() => receipts.length).toBeGreaterThan(10);
    await one.killTree();
    await bidding;
    const answer = await raiseMax(ben, fixture.lot.lotId, 100_000);
    expect(answer).toMatchObject({ ok: true });

    const rows = await nodes.store.prisma.lotEvent.findMany({
      where: { lotId: fixture.lot.lotId },
      orderBy: { seq: 'asc' },
    });
    const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
    for (const { seq, hash } of receipts) expect(hashes.get(seq)).toBe(hash);
    await expect.poll(() => deliveryFaults(ben, rows.length), { timeout: 5_000 }).toEqual([]);
    ada.socket.close();
    ben.socket.close();
  });
});
