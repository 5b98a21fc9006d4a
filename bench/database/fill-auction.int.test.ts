import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildScenario } from '#demo/seed/build-scenario.ts';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { createTestDatabase, type TestDatabase } from '#server/store/testing/test-database.ts';
import type { BenchDatabase } from './bench-database.ts';
import { fillAuction } from './fill-auction.ts';

let database: TestDatabase;
let store: Store;
let client: pg.Client;
const query: BenchDatabase['query'] = async <Row extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
) => (await client.query<Row>(text, [...values])).rows;

beforeAll(async () => {
  database = await createTestDatabase();
  store = openStore(database.url);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await store.close();
  await database.drop();
});

it('adds open lots whose rows agree with their history', async () => {
  const { auctionId } = await buildScenario(store.prisma, 'the secret of the test', { lots: 2 });
  await fillAuction({ query }, { auctionId, lots: 30, bidsPerLot: 7 });
  const disagreeing = await query(
    `SELECT "id" FROM "Lot", LATERAL (
        SELECT max("LotEvent"."seq") AS seq, count("Bid"."seq") AS bids, max("Bid"."amount") AS amount,
          (array_agg("LotEvent"."hash" ORDER BY "LotEvent"."seq" DESC))[1] AS hash
        FROM "LotEvent" LEFT JOIN "Bid" USING ("lotId", "seq") WHERE "lotId" = "Lot"."id"
      ) AS its
      WHERE "auctionId" = $1 AND "status" = 'open'
        AND ("Lot"."seq", "bidCount", "currentBid", "Lot"."hash")
          IS DISTINCT FROM (its.seq, its.bids, its.amount, its.hash)`,
    [auctionId],
  );
  expect(disagreeing).toEqual([]);
  const [counted] = await query(
    `SELECT (SELECT count(*)::int FROM "Lot" WHERE "auctionId" = $1 AND "status" = 'open') AS open,
      (SELECT count(*)::int FROM "Bid") AS bids,
      (SELECT count(*)::int FROM "CommandOutcome") AS outcomes`,
    [auctionId],
  );
  expect(counted).toEqual({ open: 30, bids: 210, outcomes: 210 });
});

it('adds lots without bids that open tomorrow', async () => {
  const { auctionId } = await buildScenario(store.prisma, 'the secret of the test', { lots: 1 });
  await fillAuction({ query }, { auctionId, lots: 5, bidsPerLot: 0 });
  const lots = await store.prisma.lot.findMany({ where: { auctionId, position: { gt: 1 } } });
  expect(lots.map(({ status, seq }) => [status, seq])).toEqual(Array(5).fill(['scheduled', 0n]));
  expect(lots.every(({ opensAt }) => Number(opensAt) > Date.now())).toBe(true);
});
