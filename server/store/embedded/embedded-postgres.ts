import { setTimeout as pause } from 'node:timers/promises';
import getPort from 'get-port';
import pg from 'pg';
import { type StoreLogger, silentLogger } from '../store-logger.ts';
import { findPostgresBinaries, PostgresUnavailable } from './postgres-binaries.ts';
import { openCluster, type PostgresCluster } from './postgres-cluster.ts';
import { locatePostgres, type PostgresLocation } from './postgres-folder.ts';
import { startServer } from './postgres-server.ts';
import { clusterUrl, stopPreviousServer, takeServerLock } from './previous-server.ts';

/** The embedded PostgreSQL server, listening on a loopback port. */
export type EmbeddedPostgres = {
  /** URL of the Rostrum database, which is empty on the first start. */
  readonly url: string;
  /** Shuts down cleanly. Resolves when no process of the server is left. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  readonly folder: string;
  readonly log?: StoreLogger;
  /** How long the server may take to start, milliseconds. Recovery after a crash is slow. */
  readonly startsWithin?: number;
};

const DATABASE = 'rostrum';
const STARTS_WITHIN = 60_000;
const MAX_ATTEMPTS = 10;
const RETRY_AFTER = 500;

/** Transient failures: the port was taken meanwhile, or children of a killed server still run. */
const TRANSIENT = new RegExp(
  [
    'could not bind',
    'could not create any TCP/IP sockets',
    'pre-existing shared memory block',
    'lock file "postmaster.pid" already exists',
  ].join('|'),
);

/**
 * Starts the PostgreSQL from npm with its data in `folder`, created on the first start. First stops
 * a server left running by a killed Rostrum. Restarts the server on the same port when it exits.
 * Throws PostgresUnavailable, whose message says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { folder, log = silentLogger, startsWithin = STARTS_WITHIN } = options;
  const location = locatePostgres(folder, findPostgresBinaries(), log);
  const cluster = await openCluster(location);
  await stopPreviousServer(cluster, log);

  let running = await retryTransient(async () =>
    open(location, cluster, { port: await getPort({ host: '127.0.0.1' }), startsWithin }),
  );
  const { port } = running;
  let stopping = false;
  const supervising = (async () => {
    for (;;) {
      await running.ended;
      if (stopping) return;
      log.warn({ log: running.logTail() }, 'the database server exited: restarting it');
      await running.stop();
      try {
        running = await retryTransient(() => open(location, cluster, { port, startsWithin }));
      } catch (fault) {
        return log.warn({ err: fault }, 'the database server could not be restarted: restart Rostrum');
      }
      if (stopping) await running.stop();
    }
  })();
  return {
    url: clusterUrl(cluster, port, DATABASE),
    stop: async () => {
      stopping = true;
      await running.stop();
      await supervising;
    },
  };
}

/** Starts the server and takes the lock of a running Rostrum on a connection that stays open. */
async function open(
  location: PostgresLocation,
  cluster: PostgresCluster,
  options: { readonly port: number; readonly startsWithin: number },
) {
  const server = await startServer(location, cluster, options.port, options.startsWithin);
  const lockHolder = new pg.Client({ connectionString: clusterUrl(cluster, options.port, 'postgres') });
  lockHolder.on('error', () => {}); // `server.ended` reports the same failure.
  const stop = async () => {
    await lockHolder.end().catch(() => {}); // Stopping the server ends the connection anyway.
    await server.stop();
  };
  try {
    await lockHolder.connect();
    if (!(await takeServerLock(lockHolder)))
      throw new PostgresUnavailable(
        `Another Rostrum has just started on ${cluster.dataFolder}. Stop it, or set ROSTRUM_FOLDER to another folder.`,
      );
    const { rowCount } = await lockHolder.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await lockHolder.query(`CREATE DATABASE ${DATABASE}`);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { port: options.port, ended: server.ended, logTail: server.logTail, stop };
}

async function retryTransient<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = MAX_ATTEMPTS; ; left--) {
    try {
      return await attempt();
    } catch (fault) {
      if (left <= 1 || !TRANSIENT.test((fault as Error).message)) throw fault;
      await pause(RETRY_AFTER);
    }
  }
}
