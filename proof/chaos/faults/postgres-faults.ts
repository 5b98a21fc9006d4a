import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Fault, type FaultTargets, HEALS_AFTER_RESTART, HEALS_SOON } from './fault.ts';

/** The application name of the run's own connections, to distinguish them from the server's. */
const OWN_CONNECTIONS = 'chaos';

export const killPostgres: Fault = {
  name: 'kill-postgres',
  on: 'postgres',
  description: 'SIGKILL to the database server',
  healsWithin: HEALS_AFTER_RESTART,
  inject: async ({ postgres }) => {
    postgres.kill('SIGKILL');
    return { struck: true, arg: {} };
  },
};

export const stopPostgres: Fault = {
  name: 'stop-postgres',
  on: 'postgres',
  description: 'an immediate stop of the database server (SIGQUIT)',
  healsWithin: HEALS_AFTER_RESTART,
  inject: async ({ postgres }) => {
    postgres.kill('SIGQUIT');
    return { struck: true, arg: {} };
  },
};

export const terminateSessions: Fault = {
  name: 'terminate-sessions',
  on: 'postgres',
  description: 'pg_terminate_backend for every connection of the server',
  healsWithin: HEALS_SOON,
  inject: (targets) => withConnection(targets, async (client) => ({ ended: await terminateServerSessions(client) })),
};

export const lockLot: Fault = {
  name: 'lock-lot',
  on: 'postgres',
  description: 'another session locks the row of the lot that closes next, for 1 to 3 seconds',
  healsWithin: HEALS_SOON,
  inject: (targets, random) =>
    withConnection(targets, async (client) => {
      const lotId = targets.fleet.openLots()[0]?.lotId ?? null;
      const lasts = random.whole(1_000, 3_000);
      await holdLock(client, 'SELECT FROM "Lot" WHERE "id" = $1 FOR UPDATE', [lotId], lasts);
      return { lotId, lasts };
    }),
};

export const exhaustPool: Fault = {
  name: 'exhaust-pool',
  on: 'postgres',
  description: 'another session locks every lot for 1 to 2.5 seconds, so that every connection for bids waits',
  healsWithin: HEALS_SOON,
  inject: (targets, random) =>
    withConnection(targets, async (client) => {
      const lasts = random.whole(1_000, 2_500);
      await holdLock(client, 'SELECT FROM "Lot" WHERE "auctionId" = $1 FOR UPDATE', [targets.auctionId], lasts);
      return { lasts };
    }),
};

export const takeConnections: Fault = {
  name: 'take-connections',
  on: 'postgres',
  description: 'others take every connection that the database allows, and those of the server are ended',
  healsWithin: HEALS_SOON,
  inject: (targets) =>
    withConnection(targets, async (client) => {
      await terminateServerSessions(client);
      const { rows } = await client.query<{ most: number }>("SELECT current_setting('max_connections')::int AS most");
      const taken = await openConnections(targets.postgres.url, rows[0]?.most ?? 0);
      await pause(1_500);
      await Promise.all(taken.map((connection) => connection.end()));
      return { taken: taken.length };
    }),
};

export const slowQueries: Fault = {
  name: 'slow-queries',
  on: 'postgres',
  description: 'a trigger makes each write of events take 0.3 to 1 second longer, for 2 seconds',
  healsWithin: HEALS_SOON,
  inject: (targets, random) =>
    withConnection(targets, async (client) => {
      const seconds = random.whole(3, 10) / 10;
      await client.query(`
        CREATE OR REPLACE FUNCTION chaos_sleep() RETURNS trigger LANGUAGE plpgsql
          AS $$ BEGIN PERFORM pg_sleep(${seconds}); RETURN NULL; END $$;
        CREATE TRIGGER chaos_sleep AFTER INSERT ON "LotEvent" FOR EACH STATEMENT EXECUTE FUNCTION chaos_sleep()`);
      await pause(2_000);
      await client.query('DROP TRIGGER chaos_sleep ON "LotEvent"');
      return { seconds };
    }),
};

export const fillDisk: Fault = {
  name: 'fill-disk',
  on: 'postgres',
  description: 'the disk of the database is completely full for 2 to 3 seconds',
  healsWithin: HEALS_AFTER_RESTART,
  whyImpossible: ({ postgres }) => (postgres.disk ? null : 'a disk of its own cannot be mounted here'),
  inject: async ({ postgres }, random) => {
    const lasts = random.whole(2_000, 3_000);
    postgres.disk?.fill();
    await pause(lasts);
    postgres.disk?.free();
    return { struck: true, arg: { lasts } };
  },
};

export const revokeSession: Fault = {
  name: 'revoke-session',
  on: 'clients',
  description: 'the session of one bidder is deleted during bidding',
  healsWithin: HEALS_SOON,
  inject: (targets) =>
    withConnection(targets, async (client) => {
      const { userId } = targets.expendable;
      await client.query('DELETE FROM "Session" WHERE "userId" = $1', [userId]);
      return { userId };
    }),
};

async function terminateServerSessions(client: pg.Client): Promise<number | null> {
  const { rowCount } = await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name <> $1`,
    [OWN_CONNECTIONS],
  );
  return rowCount;
}

/** Opens up to this many connections, until the database refuses one. */
async function openConnections(url: string, most: number): Promise<readonly pg.Client[]> {
  const opened: pg.Client[] = [];
  while (opened.length < most) {
    const connection = new pg.Client({ connectionString: url, application_name: OWN_CONNECTIONS });
    connection.on('error', () => {});
    try {
      await connection.connect();
      opened.push(connection);
    } catch {
      break;
    }
  }
  return opened;
}

async function holdLock(client: pg.Client, lock: string, values: readonly unknown[], lasts: number): Promise<void> {
  await client.query('BEGIN');
  await client.query(lock, [...values]);
  await pause(lasts);
  await client.query('ROLLBACK');
}

async function withConnection(
  { postgres }: FaultTargets,
  act: (client: pg.Client) => Promise<Record<string, unknown>>,
): ReturnType<Fault['inject']> {
  const client = await postgres.connect();
  try {
    await client.query(`SET application_name = '${OWN_CONNECTIONS}'`);
    return { struck: true, arg: await act(client) };
  } finally {
    await client.end();
  }
}
