import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { pagesSettings } from '../settings/pages-settings.ts';
import { PrismaClient } from './generated/client.ts';

/** Prisma's client and the pool of connections beneath it. */
export type Store = {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

/**
 * Opens a store on a migrated database. Connects on first use; a query without a connection for 5 s
 * throws.
 */
export function openStore(databaseUrl: string, options: { readonly poolSize?: number } = {}): Store {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: 15_000,
    // A server that stopped responding: the query fails and the connection is discarded.
    query_timeout: 20_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  // Without a listener a broken idle connection would end the process. The pool replaces it.
  pool.on('error', () => {});
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/**
 * Holds the store that this process shares. On globalThis, because a hot reload of the pages loads
 * this module again.
 */
const holder = globalThis as { rostrumStore?: Store };

/**
 * Opens the store that this process shares from now on. The server process calls it; the pages
 * process opens its own at first use.
 */
export function openSharedStore(databaseUrl: string): Store {
  const store = openStore(databaseUrl);
  holder.rostrumStore = store;
  return store;
}

/**
 * The store that this process shares. Opens it on the database of the pages' settings when none is
 * open.
 */
function sharedStore(): Store {
  return holder.rostrumStore ?? openSharedStore(databaseUrlOfPages());
}

/** The client of the shared store. */
export function prisma(): PrismaClient {
  return sharedStore().prisma;
}

/** Closes the shared store. The next use opens another. */
export async function closeSharedStore(): Promise<void> {
  const store = holder.rostrumStore;
  delete holder.rostrumStore;
  await store?.close();
}

function databaseUrlOfPages(): string {
  const { databaseUrl } = pagesSettings();
  if (databaseUrl === null) throw new Error('DATABASE_URL is not set, and no shared store is open.');
  return databaseUrl;
}
