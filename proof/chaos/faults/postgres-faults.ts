import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { AFTER_A_DEATH, type Fault, type FaultStage, SOON } from './fault.ts';

/** What the run's own connections are called, so that those of the house can be told from them. */
export const OURS = 'chaos';

export const killPostgres: Fault = {
  name: 'kill-postgres',
  on: 'postgres',
  says: 'SIGKILL to the database server',
  healsWithin: AFTER_A_DEATH,
  strike: async ({ postgres }) => {
    postgres.kill('SIGKILL');
    return { struck: true, arg: {} };
  },
};

export const stopPostgres: Fault = {
  name: 'stop-postgres',
  on: 'postgres',
  says: 'an immediate stop of the database server (SIGQUIT)',
  healsWithin: AFTER_A_DEATH,
  strike: async ({ postgres }) => {
    postgres.kill('SIGQUIT');
    return { struck: true, arg: {} };
  },
};

export const terminateSessions: Fault = {
  name: 'terminate-sessions',
  on: 'postgres',
  says: 'pg_terminate_backend for every connection of the house',
  healsWithin: SOON,
  strike: (stage) =>
    withConnection(stage, async (client) => {
      const { rowCount } = await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name <> $1',
        [OURS],
      );
      return { ended: rowCount };
    }),
};

export const lockLot: Fault = {
  name: 'lock-lot',
  on: 'postgres',
  says: 'another session holds the row of the lot that closes next for 1 to 3 seconds',
  healsWithin: SOON,
  strike: (stage, random) =>
    withConnection(stage, async (client) => {
      const lotId = stage.fleet.openLots()[0]?.lotId ?? null;
      const lasts = random.whole(1_000, 3_000);
      await hold(client, 'SELECT FROM "Lot" WHERE "id" = $1 FOR UPDATE', [lotId], lasts);
      return { lotId, lasts };
    }),
};

export const exhaustPool: Fault = {
  name: 'exhaust-pool',
  on: 'postgres',
  says: 'another session holds every lot for 1 to 2.5 seconds, so that every connection for bids waits',
  healsWithin: SOON,
  strike: (stage, random) =>
    withConnection(stage, async (client) => {
      const lasts = random.whole(1_000, 2_500);
      await hold(client, 'SELECT FROM "Lot" WHERE "auctionId" = $1 FOR UPDATE', [stage.auctionId], lasts);
      return { lasts };
    }),
};

export const takeConnections: Fault = {
  name: 'take-connections',
  on: 'postgres',
  says: 'others take every connection that the server gives, and those of the house are ended',
  healsWithin: SOON,
  strike: (stage) =>
    withConnection(stage, async (client) => {
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name <> $1',
        [OURS],
      );
      const taken: pg.Client[] = [];
      const { rows } = await client.query<{ most: number }>("SELECT current_setting('max_connections')::int AS most");
      for (let n = rows[0]?.most ?? 0; n > 0; n--) {
        const one = new pg.Client({ connectionString: stage.postgres.url, application_name: OURS });
        one.on('error', () => {});
        try {
          await one.connect();
          taken.push(one);
        } catch {
          break; // There are no more.
        }
      }
      await pause(1_500);
      await Promise.all(taken.map((one) => one.end()));
      return { taken: taken.length };
    }),
};

export const slowQueries: Fault = {
  name: 'slow-queries',
  on: 'postgres',
  says: 'a trigger makes each write of events take 0.3 to 1 second longer, for 2 seconds',
  healsWithin: SOON,
  strike: (stage, random) =>
    withConnection(stage, async (client) => {
      const seconds = random.whole(3, 10) / 10;
      await client.query(`
        CREATE OR REPLACE FUNCTION chaos_sleep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(${seconds}); RETURN NULL; END $$;
        CREATE TRIGGER chaos_sleep AFTER INSERT ON "LotEvent" FOR EACH STATEMENT EXECUTE FUNCTION chaos_sleep()`);
      await pause(2_000);
      await client.query('DROP TRIGGER chaos_sleep ON "LotEvent"');
      return { seconds };
    }),
};

export const fillDisk: Fault = {
  name: 'fill-disk',
  on: 'postgres',
  says: 'the disk of the database is full to its last byte for 2 to 3 seconds',
  healsWithin: AFTER_A_DEATH,
  impossible: ({ postgres }) => (postgres.disk ? null : 'a disk of its own cannot be mounted here'),
  strike: async ({ postgres }, random) => {
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
  says: 'the session of one bidder is taken away while they bid',
  healsWithin: SOON,
  strike: (stage) =>
    withConnection(stage, async (client) => {
      const { userId } = stage.expendable;
      await client.query('DELETE FROM "Session" WHERE "userId" = $1', [userId]);
      return { userId };
    }),
};

async function hold(client: pg.Client, lock: string, values: readonly unknown[], lasts: number): Promise<void> {
  await client.query('BEGIN');
  await client.query(lock, [...values]);
  await pause(lasts);
  await client.query('ROLLBACK');
}

async function withConnection(
  { postgres }: FaultStage,
  act: (client: pg.Client) => Promise<Record<string, unknown>>,
): ReturnType<Fault['strike']> {
  const client = await postgres.connect();
  try {
    await client.query(`SET application_name = '${OURS}'`);
    return { struck: true, arg: await act(client) };
  } finally {
    await client.end();
  }
}
