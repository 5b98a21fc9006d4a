import { join } from 'node:path';
import { createDatabaseClock, type DatabaseClock } from '../saleroom/clock/database-clock.ts';
import { checkDurability } from '../store/durability.ts';
import { startEmbeddedPostgres } from '../store/embedded/embedded-postgres.ts';
import { createPostgresLedger } from '../store/ledger/postgres-ledger.ts';
import { migrate } from '../store/migrations/migrate.ts';
import { closeSharedStore, openSharedStore, type Store } from '../store/prisma-client.ts';
import type { StartContext } from './start-context.ts';

export type Database = {
  readonly url: string;
  readonly store: Store;
  readonly ledger: ReturnType<typeof createPostgresLedger>;
  readonly clock: DatabaseClock;
};

/**
 * Starts Postgres if none is configured, migrates it, and opens the shared store, the ledger and
 * the clock on it.
 */
export async function openDatabase({ environment, log, print, shutdown }: StartContext): Promise<Database> {
  let url = environment.databaseUrl;
  if (url === null) {
    print('Starting the database.');
    const embedded = await startEmbeddedPostgres({ folder: join(environment.folder, 'postgres'), log });
    shutdown.add(() => embedded.stop());
    url = embedded.url;
  }
  await migrate(url);
  const store = openSharedStore(url);
  shutdown.add(closeSharedStore);
  await checkDurability(store.pool);

  const ledger = createPostgresLedger({ databaseUrl: url });
  shutdown.add(() => ledger.close());
  const clock = createDatabaseClock(ledger);
  await clock.start();
  shutdown.add(() => clock.stop());
  return { url, store, ledger, clock };
}
