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

const pagesStore = globalThis as { rostrumStore?: Store };

/** The client of the process that makes the pages, on DATABASE_URL. Kept on globalThis, since a hot reload loads this module again. */
export function prisma(): PrismaClient {
  if (!pagesStore.rostrumStore) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL is not set: the pages are started by server/index.ts, which sets it.');
    pagesStore.rostrumStore = openStore(url);
  }
  return pagesStore.rostrumStore.prisma;
}
