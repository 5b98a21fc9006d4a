import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

/** Prisma's client and the pool of connections beneath it. */
export type Store = {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

/** Opens a store on a database that has been migrated. Connects on first use; a query that gets no connection within five seconds throws. */
export function openStore(databaseUrl: string, options: { readonly poolSize?: number } = {}): Store {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: 15_000,
    // A server that has gone without a word: whoever asked it is told so, and the connection is not used again.
    query_timeout: 20_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
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

const kept = globalThis as { rostrumStore?: Store };

/** The store that everything in this process shares, on DATABASE_URL. Kept on globalThis, since a hot reload loads this module again. */
export function sharedStore(): Store {
  if (!kept.rostrumStore) {
    const url = environmentUrl();
    kept.rostrumStore = openStore(url);
  }
  return kept.rostrumStore;
}

/** The client of the shared store. */
export function prisma(): PrismaClient {
  return sharedStore().prisma;
}

/** Closes the shared store; the next use opens another, perhaps on another database. */
export async function closeSharedStore(): Promise<void> {
  const store = kept.rostrumStore;
  delete kept.rostrumStore;
  await store?.close();
}

function environmentUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: server/house.ts sets it before anything asks for the store.');
  return url;
}
