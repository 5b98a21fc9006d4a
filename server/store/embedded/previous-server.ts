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

/** The session-level lock that a house holds in its database for as long as it is open. */
const HOUSE_LOCK = 0x7265_7374;

const ANSWERS_WITHIN = 30_000;
const STOPS_WITHIN = 30_000;
const LOOK_EVERY = 50;

/** Takes the house's place in a cluster, on a connection kept open for it; false when another house has it. */
export async function takeServerLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [HOUSE_LOCK]);
  return z.tuple([z.object({ taken: z.boolean() })]).parse(rows)[0].taken;
}

/** The address of one of a cluster's databases. */
export function clusterUrl({ user, password }: PostgresCluster, port: number, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the data folder free for a new server. A house that was killed leaves its server running: that one is stopped in order, after it has proved to be
 * ours and to serve no other house that is open. A number left in postmaster.pid by a server that is no more is cleared away. Throws PostgresUnavailable.
 */
export async function stopPreviousServer(cluster: PostgresCluster, log: StoreLogger): Promise<void> {
  const { dataFolder } = cluster;
  const former = readPostmaster(dataFolder);
  if (!former) return;
  if (!isRunning(former.pid)) return clearAway(dataFolder, former);
  if (isPostgresServing(former.pid, dataFolder) === false) {
    log.warn({ pid: former.pid }, 'postmaster.pid names another program by now: cleared away');
    return clearAway(dataFolder, former);
  }
  if (!(await proveOurs(cluster, former))) return clearAway(dataFolder, former);
  log.warn({ pid: former.pid }, 'stopping the database server that a killed house left running');
  await stopServer(dataFolder, former.pid);
}

/**
 * Takes the number of a killed server away once its children, who may still be writing, have gone too. PostgreSQL does the same by itself, but only where the
 * number is free again: in a container without an init it never is.
 */
async function clearAway(dataFolder: string, former: Postmaster): Promise<void> {
  for (const until = performance.now() + STOPS_WITHIN; ; await pause(LOOK_EVERY)) {
    const children = postgresProcessesOn(dataFolder);
    if (children.length === 0) break;
    if (performance.now() < until) continue;
    throw new PostgresUnavailable(
      `Processes of a killed database server still work in ${dataFolder}: ${children.join(', ')}. End them, then start again.`,
    );
  }
  // Another house may have been quicker: its number stays.
  if (readPostmaster(dataFolder)?.pid === former.pid) rmSync(pidFile(dataFolder), { force: true });
}

/**
 * Only our cluster knows our password's verifier (SCRAM proves both sides), and only the folder's own server shows the same postmaster.pid.
 * False when the server has ended meanwhile.
 */
async function proveOurs(cluster: PostgresCluster, former: Postmaster): Promise<boolean> {
  const client = await connectWhenReady(cluster, former);
  if (!client) return false;
  try {
    const { rows } = await client.query(`SELECT pg_read_file('postmaster.pid') AS text`);
    const [{ text }] = z.tuple([z.object({ text: z.string() })]).parse(rows);
    if (text.split('\n', 4).join() !== former.text.split('\n', 4).join())
      throw new PostgresUnavailable(
        `The server on port ${former.port} is not that of ${cluster.dataFolder}. Look at process ${former.pid}.`,
      );
    if (!(await takeServerLock(client)))
      throw new PostgresUnavailable(
        `Another Rostrum is open on ${cluster.dataFolder} (its database is process ${former.pid}). Stop that one, or give this one a folder of its own (ROSTRUM_FOLDER).`,
      );
    return true;
  } finally {
    await client.end();
  }
}

/** A connection to a former server, which may be starting or recovering; null when it ends instead. */
async function connectWhenReady(cluster: PostgresCluster, former: Postmaster): Promise<pg.Client | null> {
  for (const until = performance.now() + ANSWERS_WITHIN; ; await pause(LOOK_EVERY)) {
    const client = new pg.Client({
      connectionString: clusterUrl(cluster, former.port, 'postgres'),
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => {}); // It is told to whoever uses the connection.
    try {
      await client.connect();
      return client;
    } catch (fault) {
      await client.end().catch(() => {}); // It never was there.
      if (!isRunning(former.pid)) return null;
      if (performance.now() < until) continue;
      throw new PostgresUnavailable(
        `A database server runs on ${cluster.dataFolder} (process ${former.pid}) but cannot be reached on port ${former.port}: ${(fault as Error).message}. ` +
          `If no Rostrum is open there, stop it with: kill -INT ${former.pid}`,
      );
    }
  }
}

/** A fast shutdown, as PostgreSQL calls it: sessions are ended, everything is written, no recovery is needed at the next start. */
async function stopServer(dataFolder: string, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (const until = performance.now() + STOPS_WITHIN; performance.now() < until; await pause(LOOK_EVERY)) {
    // A server removes the file last. In a container without an init its process may stay in the table for ever.
    if (readPostmaster(dataFolder)?.pid !== pid) return;
  }
  throw new PostgresUnavailable(
    `The database server on ${dataFolder} (process ${pid}) does not stop. End it, then start again.`,
  );
}
