import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import type { StoreLogger } from '../store-logger.ts';
import { PostgresUnavailable } from './postgres-binaries.ts';
import type { PostgresCluster } from './postgres-cluster.ts';
import {
  isPostgresServing,
  isRunning,
  type Postmaster,
  pidFile,
  postgresProcessesOn,
  readPostmaster,
} from './postmaster.ts';

/** The advisory lock that a Rostrum holds on its embedded database while it runs. */
const SERVER_LOCK = 0x7265_7374;

const ANSWERS_WITHIN = 30_000;
const STOPS_WITHIN = 30_000;
const POLL_INTERVAL = 50;

/** Takes the lock on a connection that must stay open; false when another Rostrum holds it. */
export async function takeServerLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [SERVER_LOCK]);
  return z.tuple([z.object({ taken: z.boolean() })]).parse(rows)[0].taken;
}

/** The URL of one of a cluster's databases. */
export function clusterUrl({ user, password }: PostgresCluster, port: number, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Frees the data folder for a new server. Cleanly stops the server that a killed Rostrum left
 * running, once it is proved to be ours and no other Rostrum uses it. Deletes a stale
 * postmaster.pid. Throws PostgresUnavailable.
 */
export async function stopPreviousServer(cluster: PostgresCluster, log: StoreLogger): Promise<void> {
  const { dataFolder } = cluster;
  const previous = readPostmaster(dataFolder);
  if (!previous) return;
  if (!isRunning(previous.pid)) return deletePidFile(dataFolder, previous);
  if (isPostgresServing(previous.pid, dataFolder) === false) {
    log.warn({ pid: previous.pid }, 'postmaster.pid names another program: deleted it');
    return deletePidFile(dataFolder, previous);
  }
  if (!(await isOurServer(cluster, previous))) return deletePidFile(dataFolder, previous);
  log.warn({ pid: previous.pid }, 'stopping the database server that a killed Rostrum left running');
  await stopServer(dataFolder, previous.pid);
}

/**
 * Deletes the postmaster.pid of a killed server after its children, which may still be writing,
 * have exited. PostgreSQL does so itself only when the process id is free, which it never is for a
 * zombie.
 */
async function deletePidFile(dataFolder: string, previous: Postmaster): Promise<void> {
  for (const until = performance.now() + STOPS_WITHIN; ; await pause(POLL_INTERVAL)) {
    const children = postgresProcessesOn(dataFolder);
    if (children.length === 0) break;
    if (performance.now() < until) continue;
    throw new PostgresUnavailable(
      `Processes of a killed database server still run in ${dataFolder}: ${children.join(', ')}. ` +
        'Stop them with kill, then start again.',
    );
  }
  // Another Rostrum may have started meanwhile: keep its file.
  if (readPostmaster(dataFolder)?.pid === previous.pid) rmSync(pidFile(dataFolder), { force: true });
}

/**
 * Proves that a server is ours: only our cluster has our password's verifier (SCRAM authenticates
 * both sides), and only this folder's server returns the same postmaster.pid. False when it has
 * exited meanwhile.
 */
async function isOurServer(cluster: PostgresCluster, previous: Postmaster): Promise<boolean> {
  const client = await connectWhenReady(cluster, previous);
  if (!client) return false;
  try {
    const { rows } = await client.query(`SELECT pg_read_file('postmaster.pid') AS text`);
    const [{ text }] = z.tuple([z.object({ text: z.string() })]).parse(rows);
    if (text.split('\n', 4).join() !== previous.text.split('\n', 4).join())
      throw new PostgresUnavailable(
        `The server on port ${previous.port} does not serve ${cluster.dataFolder}. ` +
          `Stop process ${previous.pid} if it is not needed, then start again.`,
      );
    if (!(await takeServerLock(client)))
      throw new PostgresUnavailable(
        `Another Rostrum is running on ${cluster.dataFolder} (its database is process ${previous.pid}). ` +
          'Stop it, or set ROSTRUM_FOLDER to another folder.',
      );
    return true;
  } finally {
    await client.end();
  }
}

/** Connects to a server that may still be starting or recovering; null when it exits instead. */
async function connectWhenReady(cluster: PostgresCluster, previous: Postmaster): Promise<pg.Client | null> {
  for (const until = performance.now() + ANSWERS_WITHIN; ; await pause(POLL_INTERVAL)) {
    const client = new pg.Client({
      connectionString: clusterUrl(cluster, previous.port, 'postgres'),
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => {}); // Queries on the connection reject too.
    try {
      await client.connect();
      return client;
    } catch (fault) {
      await client.end().catch(() => {}); // It never connected.
      if (!isRunning(previous.pid)) return null;
      if (performance.now() < until) continue;
      throw new PostgresUnavailable(
        `A database server runs on ${cluster.dataFolder} (process ${previous.pid}) ` +
          `but cannot be reached on port ${previous.port}: ${(fault as Error).message}. ` +
          `If no Rostrum is running there, stop it with: kill -INT ${previous.pid}`,
      );
    }
  }
}

/** PostgreSQL's fast shutdown: it ends sessions and writes everything, so no recovery is needed. */
async function stopServer(dataFolder: string, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (const until = performance.now() + STOPS_WITHIN; performance.now() < until; await pause(POLL_INTERVAL)) {
    // A server deletes the file last. Its process may remain as a zombie in a container without
    // init.
    if (readPostmaster(dataFolder)?.pid !== pid) return;
  }
  throw new PostgresUnavailable(
    `The database server on ${dataFolder} (process ${pid}) does not stop. Stop it with kill, then start again.`,
  );
}
