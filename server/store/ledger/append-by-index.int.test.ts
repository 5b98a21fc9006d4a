import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { money } from '#auction/money.ts';
import { createDatabaseClock } from '#server/saleroom/clock/database-clock.ts';
import type { LedgerBatch } from '#server/saleroom/ports.ts';
import { createSaleroom } from '#server/saleroom/saleroom.ts';
import { defaultTerms } from '#server/saleroom/testing/saleroom-fixture.ts';
import { openStore, type Store } from '../prisma-client.ts';
import { createPostgresFixture } from '../testing/postgres-fixture.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { CLOCK_TOLERANCE } from './append-batch.ts';
import { APPEND, batchParameters } from './append-parameters.ts';
import { createPostgresLedger } from './postgres-ledger.ts';

/** Registered paddles that do not bid. */
const REGISTERED = 2_000;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let store: Store;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  store = openStore(database.url);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await store?.close();
  await database?.drop();
});

it('writing a bid reads only the paddles that bid, however many are registered', async () => {
  const fixture = createPostgresFixture(store.prisma);
  const ledger = createPostgresLedger({ databaseUrl: database.url });
  const databaseClock = createDatabaseClock(ledger);
  await databaseClock.start();
  let read = 0;
  const saleroom = createSaleroom({
    ledger: {
      ...ledger,
      append: async (batch) => {
        read = await paddlesReadBy(batch);
        return ledger.append(batch);
      },
    },
    databaseClock,
    announcer: { lotChanged: () => {} },
    logFault: (fault) => {
      throw fault;
    },
  });
  try {
    const closesAt = databaseClock.now() + 60_000;
    const { auctionId, lotIds } = await fixture.addAuction({
      terms: defaultTerms,
      lots: [{ openingBid: money(10), closesAt }],
    });
    const [lotId = ''] = lotIds;
    const bidder = await fixture.addPerson();
    await fixture.addPaddle(auctionId, bidder.userId);
    await register(auctionId);
    await saleroom.submit({ type: 'OpenLot', lotId }, { kind: 'house' }, null);
    const answer = await saleroom.submit(
      { type: 'PlaceBid', lotId, amount: money(10), max: null, jumpConfirmed: false },
      { kind: 'person', ...bidder },
      { key: randomUUID() },
    );
    expect(answer.accepted).toBe(true);

    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(20);
  } finally {
    await saleroom.stop();
    databaseClock.stop();
    await ledger.close();
  }
});

/** Creates people and registers each for the auction. */
async function register(auctionId: string): Promise<void> {
  await client.query(
    `WITH person AS (
       INSERT INTO "User" ("id", "name", "email", "updatedAt")
       SELECT gen_random_uuid(), 'Somebody', n || '@example.org', now()
       FROM generate_series(1, $2::int) AS n RETURNING "id"
     )
     INSERT INTO "Paddle" ("id", "auctionId", "userId", "number", "status")
     SELECT gen_random_uuid(), $1, "id", 1000 + row_number() OVER (), 'approved' FROM person`,
    [auctionId, REGISTERED],
  );
}

/** How many rows of "Paddle" are fetched to write a batch. The write is rolled back. */
async function paddlesReadBy(batch: LedgerBatch): Promise<number> {
  await client.query('BEGIN');
  try {
    const { rows: written } = await client.query(APPEND.text, [...batchParameters(batch, CLOCK_TOLERANCE)]);
    expect(written).toMatchObject([{ answer: { kind: 'written' } }]);
    const { rows } = await client.query<{ read: number }>(
      `SELECT sum(pg_stat_get_xact_tuples_fetched(oid) + pg_stat_get_xact_tuples_returned(oid))::int AS read
       FROM pg_class
       WHERE oid = '"Paddle"'::regclass
         OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = '"Paddle"'::regclass)`,
    );
    return rows[0]?.read ?? Number.NaN;
  } finally {
    await client.query('ROLLBACK');
  }
}
