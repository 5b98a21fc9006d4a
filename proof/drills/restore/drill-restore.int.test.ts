import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { money } from '#auction/money.ts';
import { createDatabaseClock } from '#server/saleroom/clock/database-clock.ts';
import { createSaleroom } from '#server/saleroom/saleroom.ts';
import { defaultTerms } from '#server/saleroom/testing/saleroom-fixture.ts';
import { createPostgresLedger } from '#server/store/ledger/postgres-ledger.ts';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { createPostgresFixture } from '#server/store/testing/postgres-fixture.ts';
import { createTestDatabase, type TestDatabase } from '#server/store/testing/test-database.ts';
import { drillRestore } from './drill-restore.ts';

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await createTestDatabase();
  store = openStore(database.url);
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
});

it('restores the same ledger from a backup that was taken while lots were written [I43]', async ({ skip }) => {
  const version = (program: string) =>
    Number(/ (\d+)/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? 0);
  skip(version('pg_dump') < 18, 'pg_dump of PostgreSQL 18 is not installed');
  const fixture = createPostgresFixture(store.prisma);
  const ledger = createPostgresLedger({ databaseUrl: database.url });
  const databaseClock = createDatabaseClock(ledger);
  await databaseClock.start();
  const saleroom = createSaleroom({ ledger, databaseClock, announcer: { lotChanged: () => {} }, logFault: () => {} });
  // Each opening writes an event, so that the ledger grows during the drill.
  const { lotIds } = await fixture.addAuction({
    terms: defaultTerms,
    lots: Array.from({ length: 500 }, () => ({ openingBid: money(10), closesAt: databaseClock.now() + 3_600_000 })),
  });
  let isDrilling = true;
  const unopened = lotIds.values();
  const openNext = async () => {
    const { value: lotId } = unopened.next();
    if (!lotId) return false;
    await saleroom.submit({ type: 'OpenLot', lotId }, { kind: 'house' }, null);
    return true;
  };
  await openNext();
  const opening = (async () => {
    while (isDrilling && (await openNext()));
  })();

  const { backedUp, restored } = await drillRestore(database.url);
  isDrilling = false;
  await opening;
  await saleroom.stop();
  databaseClock.stop();
  await ledger.close();
  expect(backedUp.events).toBeGreaterThan(0);
  expect(await store.prisma.lotEvent.count()).toBeGreaterThan(backedUp.events);
  expect(restored).toEqual(backedUp);
});
