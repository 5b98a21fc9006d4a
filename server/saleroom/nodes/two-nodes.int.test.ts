import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkChain } from '#auction/ledger-hash.ts';
import { money } from '#auction/money.ts';
import { publicLot } from '#auction/views.ts';
import { createPostgresLedger } from '#server/store/ledger/postgres-ledger.ts';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { createPostgresFixture } from '#server/store/testing/postgres-fixture.ts';
import { createTestDatabase } from '#server/store/testing/test-database.ts';
import { createClosingClock } from '../clock/closing-clock.ts';
import { createDatabaseClock, type DatabaseClock } from '../clock/database-clock.ts';
import type { CommandResult } from '../command-result.ts';
import type { Actor, AuctionReader, Ledger } from '../ports.ts';
import { createSaleroom, type Saleroom } from '../saleroom.ts';
import { sha256 } from '../sha256.ts';
import { defaultTerms } from '../testing/saleroom-fixture.ts';

type Node = {
  readonly ledger: Ledger & AuctionReader & { readonly close: () => Promise<void> };
  readonly databaseClock: DatabaseClock;
  readonly saleroom: Saleroom;
  readonly faults: Error[];
};
type Bidder = Extract<Actor, { kind: 'person' }>;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let store: Store;
let nodes: readonly [Node, Node];
beforeAll(async () => {
  database = await createTestDatabase();
  store = openStore(database.url);
  nodes = [await openNode(database.url), await openNode(database.url)];
});
afterAll(async () => {
  for (const { saleroom, databaseClock, ledger } of nodes ?? []) {
    await saleroom.stop();
    databaseClock.stop();
    await ledger.close();
  }
  await store?.close();
  await database?.drop();
});

async function openNode(databaseUrl: string): Promise<Node> {
  const ledger = createPostgresLedger({ databaseUrl });
  const databaseClock = createDatabaseClock(ledger);
  await databaseClock.start();
  const faults: Error[] = [];
  const announcer = { lotChanged: () => {} };
  const saleroom = createSaleroom({ ledger, databaseClock, announcer, logFault: (fault) => void faults.push(fault) });
  return { ledger, databaseClock, saleroom, faults };
}

/** Adds an open lot, and people with paddles. */
async function addOpenLot(people: number, closesIn: number) {
  const fixture = createPostgresFixture(store.prisma);
  const closesAt = nodes[0].databaseClock.now() + closesIn;
  const { auctionId, lotIds } = await fixture.addAuction({
    terms: defaultTerms,
    lots: [{ openingBid: money(10), closesAt }],
  });
  const [lotId = ''] = lotIds;
  const bidders: Bidder[] = [];
  for (let n = 0; n < people; n += 1) {
    const person = await fixture.addPerson();
    await fixture.addPaddle(auctionId, person.userId);
    bidders.push({ kind: 'person', ...person });
  }
  await nodes[0].saleroom.submit({ type: 'OpenLot', lotId }, { kind: 'house' }, null);
  return { auctionId, lotId, bidders, closesAt };
}

function bid(node: Node, actor: Bidder, lotId: string, amount: number, key: string = randomUUID()) {
  const command = { type: 'PlaceBid', lotId, amount: money(amount), max: null, jumpConfirmed: false } as const;
  return node.saleroom.submit(command, actor, { key });
}

function outcomeOf(result: CommandResult) {
  return result.accepted ? { seq: result.seq, hash: result.hash } : result.refusal.code;
}

describe('two nodes on one Postgres', () => {
  it('write one chain without gaps or repeats when both receive bids [I6, I8, I23]', async () => {
    const { auctionId, lotId, bidders } = await addOpenLot(8, 3_600_000);
    let amount = 0;
    await Promise.all(
      bidders.map(async (bidder, n) => {
        for (let turn = 0; turn < 8; turn += 1) {
          amount += 10;
          await bid(nodes[(n + turn) % 2 === 0 ? 0 : 1], bidder, lotId, amount);
        }
      }),
    );
    const events = await nodes[0].ledger.readEventsAfter(lotId, 0);
    expect(checkChain(sha256, events)).toBeNull();
    expect(events.length).toBeGreaterThan(bidders.length);
    const [first, second] = await Promise.all(nodes.map(({ ledger }) => ledger.loadLot(lotId)));
    expect(second).toEqual(first);
    const shown = await nodes[1].ledger.readPublicLots(auctionId, [lotId]);
    expect(shown?.[lotId]).toEqual(first && publicLot(first.lot));
    for (const { faults } of nodes) expect(faults).toEqual([]);
  });

  it('give the same result for a key that reaches both at the same time [I5]', async () => {
    const { lotId, bidders } = await addOpenLot(6, 3_600_000);
    const copies = await Promise.all(
      bidders.map(async (bidder, n) => {
        const key = randomUUID();
        const results = await Promise.all(nodes.map((node) => bid(node, bidder, lotId, 10 * (n + 1), key)));
        const later = await nodes[n % 2 === 0 ? 0 : 1].saleroom.lookUp(bidder.userId, key, lotId);
        return [...results, later].map(outcomeOf);
      }),
    );
    for (const [one, other, later] of copies) expect([other, later]).toEqual([one, one]);
    const bids = (await nodes[0].ledger.readEventsAfter(lotId, 0)).filter(({ event }) => event.type === 'BidPlaced');
    expect(bids).toHaveLength(copies.filter(([one]) => typeof one === 'object').length);
  });

  it('agree on a key that is looked up at one while it arrives at the other [I4]', async () => {
    const { lotId, bidders } = await addOpenLot(6, 3_600_000);
    const pairs = await Promise.all(
      bidders.map(async (bidder, n) => {
        const key = randomUUID();
        const [result, found] = await Promise.all([
          bid(nodes[0], bidder, lotId, 10 * (n + 1), key),
          nodes[1].saleroom.lookUp(bidder.userId, key, lotId),
        ]);
        return [outcomeOf(result), outcomeOf(found)];
      }),
    );
    for (const [result, found] of pairs) expect(found).toEqual(result);
  });

  it('close a lot once, and accept no bid after the close [I12, I15]', { timeout: 30_000 }, async () => {
    const { lotId, bidders, closesAt } = await addOpenLot(4, 2_000);
    const clocks = nodes.map((node) =>
      createClosingClock({ ...node, logFault: (fault) => void node.faults.push(fault) }),
    );
    for (const clock of clocks) clock.start();
    let amount = 0;
    const refusals = await Promise.all(
      bidders.map(async (bidder, n) => {
        for (;;) {
          amount += 10;
          const result = await bid(nodes[n % 2 === 0 ? 0 : 1], bidder, lotId, amount);
          if (!result.accepted && result.refusal.code === 'LOT_CLOSED') return result.refusal;
        }
      }),
    );
    const ended = async () => (await nodes[0].ledger.loadLot(lotId))?.lot.status;
    await expect.poll(ended, { timeout: 10_000 }).toBe('sold');
    for (const clock of clocks) await clock.stop();

    const rows = await store.prisma.lotEvent.findMany({ where: { lotId }, orderBy: { seq: 'asc' } });
    const bids = rows.filter(({ type }) => type === 'BidPlaced');
    expect(bids.length).toBeGreaterThan(0);
    expect(bids.filter(({ recordedAt }) => recordedAt.getTime() >= closesAt)).toEqual([]);
    expect(rows.filter(({ type }) => type === 'LotSold' || type === 'LotPassed')).toEqual([rows.at(-1)]);
    expect(refusals).toHaveLength(bidders.length);
  });
});
