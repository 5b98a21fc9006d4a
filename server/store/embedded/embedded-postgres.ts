import { setTimeout as pause } from 'node:timers/promises';
import getPort from 'get-port';
import pg from 'pg';
import { type StoreLogger, silentLogger } from '../store-logger.ts';
import { findPostgresBinaries, PostgresUnavailable } from './postgres-binaries.ts';
import { openCluster, type PostgresCluster } from './postgres-cluster.ts';
import { locatePostgres, type PostgresLocation } from './postgres-folder.ts';
import { startServer } from './postgres-server.ts';
import { clusterUrl, stopPreviousServer, takeServerLock } from './previous-server.ts';

/** The house's own PostgreSQL, answering on a loopback port. */
export type EmbeddedPostgres = {
  /** The address of the house's database: empty at first, found again later. */
  readonly url: string;
  /** Ends sessions, writes everything, and resolves when no process of the server is left. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  readonly folder: string;
  readonly log?: StoreLogger;
  /** Milliseconds that the server may take to come up; a recovery after a crash takes its time. */
  readonly startsWithin?: number;
};

const DATABASE = 'rostrum';
const STARTS_WITHIN = 60_000;
const ATTEMPTS = 10;
const BETWEEN_ATTEMPTS = 500;

/** A port taken since it was looked for, or children of a killed server that have not noticed its death yet: both pass. */
const PASSING =
  /could not bind|could not create any TCP\/IP sockets|pre-existing shared memory block|lock file "postmaster.pid" already exists/;

/**
 * Starts the PostgreSQL that npm brought, with its data in `folder`: made on the first start, found again on every later one. What a killed house left running
 * is stopped first; a server that dies is started again on the same port. Throws PostgresUnavailable, whose message says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { folder, log = silentLogger, startsWithin = STARTS_WITHIN } = options;
  const place = locatePostgres(folder, findPostgresBinaries(), log);
  const cluster = await openCluster(place);
  await stopPreviousServer(cluster, log);

  let running = await patiently(async () =>
    open(place, cluster, { port: await getPort({ host: '127.0.0.1' }), startsWithin }),
  );
  const { port } = running;
  let stopping = false;
  const watching = (async () => {
    for (;;) {
      await running.ended;
      if (stopping) return;
      log.warn({ log: running.logTail() }, 'the database server ended by itself: starting it again');
      await running.stop();
      try {
        running = await patiently(() => open(place, cluster, { port, startsWithin }));
      } catch (fault) {
        return log.warn({ err: fault }, 'the database server could not be started again');
      }
      if (stopping) await running.stop();
    }
  })();
  return {
    url: clusterUrl(cluster, port, DATABASE),
    stop: async () => {
      stopping = true;
      await running.stop();
      await watching;
    },
  };
}

/** Starts the server and takes the house's lock in it, on a connection kept open for that. */
async function open(
  place: PostgresLocation,
  cluster: PostgresCluster,
  options: { readonly port: number; readonly startsWithin: number },
) {
  const server = await startServer(place, cluster, options.port, options.startsWithin);
  const keeper = new pg.Client({ connectionString: clusterUrl(cluster, options.port, 'postgres') });
  keeper.on('error', () => {}); // The server's end tells the same.
  const stop = async () => {
    await keeper.end().catch(() => {}); // It ends with the server in any case.
    await server.stop();
  };
  try {
    await keeper.connect();
    if (!(await takeServerLock(keeper)))
      throw new PostgresUnavailable(`Another Rostrum has just opened on ${cluster.dataFolder}.`);
    const { rowCount } = await keeper.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await keeper.query(`CREATE DATABASE ${DATABASE}`);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { port: options.port, ended: server.ended, logTail: server.logTail, stop };
}

async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = ATTEMPTS; ; left--) {
    try {
      return await attempt();
    } catch (fault) {
      if (left <= 1 || !PASSING.test((fault as Error).message)) throw fault;
      await pause(BETWEEN_ATTEMPTS);
    }
  }
}
