import { setTimeout as pause } from 'node:timers/promises';
import getPort from 'get-port';
import pg from 'pg';
import { findPostgresBinaries } from '#server/store/embedded/postgres-binaries.ts';
import { openCluster, type PostgresCluster } from '#server/store/embedded/postgres-cluster.ts';
import { locatePostgres, type PostgresLocation } from '#server/store/embedded/postgres-folder.ts';
import { startServer } from '#server/store/embedded/postgres-server.ts';
import { postgresProcessesOn } from '#server/store/embedded/postmaster.ts';
import { clusterUrl } from '#server/store/embedded/previous-server.ts';
import { silentLogger } from '#server/store/store-logger.ts';

/**
 * The drill's own PostgreSQL. Unlike the server's own it is not started again when it ends: a lost
 * primary must stay lost.
 */
export type DrillPostgres = {
  readonly location: PostgresLocation;
  readonly cluster: PostgresCluster;
  readonly port: number;
  /** The server's database, without the proxy. */
  readonly url: string;
  /** Kills every process at once, so that none can finish anything. */
  readonly kill: () => Promise<void>;
  /** A fast shutdown; does nothing when PostgreSQL has ended. */
  readonly stop: () => Promise<void>;
};

const DATABASE = 'rostrum';
const STARTS_WITHIN = 60_000;
const CHECK_EVERY = 20;

/** Prepares a folder for PostgreSQL, with the binaries from npm. */
export function locateDrillPostgres(folder: string): PostgresLocation {
  return locatePostgres(folder, findPostgresBinaries(), silentLogger);
}

/** Creates a cluster in a folder, with an empty database for the server, and starts it. */
export async function createDrillPostgres(folder: string): Promise<DrillPostgres> {
  const location = locateDrillPostgres(folder);
  const cluster = await openCluster(location);
  const postgres = await startDrillPostgres(location, cluster);
  await query(clusterUrl(cluster, postgres.port, 'postgres'), `CREATE DATABASE ${DATABASE}`);
  return postgres;
}

/**
 * Starts PostgreSQL on an existing cluster, on a free port. A standby has started when it can be
 * read.
 */
export async function startDrillPostgres(location: PostgresLocation, cluster: PostgresCluster): Promise<DrillPostgres> {
  const port = await getPort({ host: '127.0.0.1' });
  const { pid, ended, stop } = await startServer(location, cluster, port, STARTS_WITHIN);
  return {
    location,
    cluster,
    port,
    url: clusterUrl(cluster, port, DATABASE),
    kill: async () => {
      for (const running of [pid, ...postgresProcessesOn(cluster.dataFolder)]) killNow(running);
      await ended;
      while (postgresProcessesOn(cluster.dataFolder).length > 0) await pause(CHECK_EVERY);
    },
    stop,
  };
}

/** Runs one statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with its postmaster.
  }
}
