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

/** A PostgreSQL of the drill's own. It is not started again when it ends, as the house's is: nobody may bring a lost primary back. */
export type DrilledServer = {
  readonly place: PostgresLocation;
  readonly cluster: PostgresCluster;
  readonly port: number;
  /** The house's database, straight at the server, past the address that the house knows. */
  readonly url: string;
  /** Kills every process of the server at once, so that none has a last word. */
  readonly kill: () => Promise<void>;
  /** A fast shutdown; nothing happens when the server has ended. */
  readonly stop: () => Promise<void>;
};

const DATABASE = 'rostrum';
const STARTS_WITHIN = 60_000;
const LOOK_EVERY = 20;

/** Settles a folder for a server, with the programs that npm brought. */
export function settleServer(folder: string): PostgresLocation {
  return locatePostgres(folder, findPostgresBinaries(), silentLogger);
}

/** Makes an empty server in a folder, with an empty database for a house, and starts it. */
export async function startNewServer(folder: string): Promise<DrilledServer> {
  const place = settleServer(folder);
  const cluster = await openCluster(place);
  const server = await startDrilledServer(place, cluster);
  await ask(clusterUrl(cluster, server.port, 'postgres'), `CREATE DATABASE ${DATABASE}`);
  return server;
}

/** Starts a server on a data folder that is there, on a free port; a standby counts as started when it can be read. */
export async function startDrilledServer(place: PostgresLocation, cluster: PostgresCluster): Promise<DrilledServer> {
  const port = await getPort({ host: '127.0.0.1' });
  const { pid, ended, stop } = await startServer(place, cluster, port, STARTS_WITHIN);
  return {
    place,
    cluster,
    port,
    url: clusterUrl(cluster, port, DATABASE),
    kill: async () => {
      for (const process_ of [pid, ...postgresProcessesOn(cluster.dataFolder)]) killNow(process_);
      await ended;
      while (postgresProcessesOn(cluster.dataFolder).length > 0) await pause(LOOK_EVERY);
    },
    stop,
  };
}

/** Asks a database one thing, on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(
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
    // It went with its postmaster.
  }
}
