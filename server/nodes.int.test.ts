import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AcceptedBid } from '#protocol/socket/ack.ts';
import {
  enter,
  hasRedis,
  makeNodesFixture,
  type NodesFixture,
  raise,
  setLotOnSale,
  type Visitor,
  wronglyTold,
} from './testing/nodes-fixture.ts';

let house: NodesFixture;
beforeEach(async () => {
  house = await makeNodesFixture();
});
afterEach(() => house.clear());

async function openNodes(variables: Record<string, string>) {
  return [await house.openNode('one', variables), await house.openNode('other', variables)] as const;
}

describe('two nodes of one house', { timeout: 120_000 }, () => {
  const roads = [
    { by: 'notify', variables: async () => ({ ROSTRUM_HINTS: 'notify' }) },
    { by: 'none', variables: async () => ({ ROSTRUM_HINTS: 'none' }) },
    { by: 'redis', variables: async () => ({ ROSTRUM_HINTS: 'redis', REDIS_URL: (await house.startRedis()).url }) },
  ];
  it.for(roads)(
    'tell everybody every event once and in order, with hints by $by [I24]',
    async ({ by, variables }, { skip }) => {
      skip(by === 'redis' && !hasRedis, 'redis-server is not installed');
      const [one, other] = await openNodes(await variables());
      const fixture = await setLotOnSale(house);
      const [ada, ben] = [await fixture.enter('Ada'), await fixture.enter('Ben')];
      const visitors = await Promise.all([
        enter(one, fixture, ada),
        enter(other, fixture, ben),
        enter(one, fixture, null),
        enter(other, fixture, null),
      ]);
      const receipts: AcceptedBid[] = [];
      const bid = async (visitor: Visitor | undefined, first: number) => {
        for (let turn = 0; visitor && turn < 25; turn += 1) {
          const answer = await raise(visitor, fixture.lot.lotId, first + turn * 10);
          if (answer.ok) receipts.push(answer);
        }
      };
      await Promise.all([bid(visitors[0], 10), bid(visitors[1], 15)]);

      const rows = await house.store.prisma.lotEvent.findMany({
        where: { lotId: fixture.lot.lotId },
        orderBy: { seq: 'asc' },
      });
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
    const fixture = await setLotOnSale(house);
    const ada = await enter(one, fixture, await fixture.enter('Ada'));
    const ben = await enter(other, fixture, await fixture.enter('Ben'));
    const receipts: AcceptedBid[] = [];
    const bidding = (async () => {
      for (let pounds = 10; ada.socket.connected; pounds += 10) {
        const answer = await raise(ada, fixture.lot.lotId, pounds);
        if (answer.ok) receipts.push(answer);
      }
    })().catch(() => {});
    await expect.poll(() => receipts.length).toBeGreaterThan(10);
    await one.killTree();
    await bidding;
    const answer = await raise(ben, fixture.lot.lotId, 100_000);
    expect(answer).toMatchObject({ ok: true });

    const rows = await house.store.prisma.lotEvent.findMany({
      where: { lotId: fixture.lot.lotId },
      orderBy: { seq: 'asc' },
    });
    const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
    for (const { seq, hash } of receipts) expect(hashes.get(seq)).toBe(hash);
    await expect.poll(() => wronglyTold(ben, rows.length), { timeout: 5_000 }).toEqual([]);
    ada.socket.close();
    ben.socket.close();
  });
});
