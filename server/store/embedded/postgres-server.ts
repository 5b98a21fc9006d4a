import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { PostgresUnavailable } from './postgres-binaries.ts';
import { type PostgresCluster, postgresSpawnOptions } from './postgres-cluster.ts';
import type { PostgresLocation } from './postgres-folder.ts';
import { readPostmaster } from './postmaster.ts';

/** A server that answers. */
export type PostgresServer = {
  readonly pid: number;
  /** Resolves when the process has ended, of itself or stopped. */
  readonly ended: Promise<void>;
  /** Ends sessions, writes everything, and resolves when the process is gone. */
  readonly stop: () => Promise<void>;
  /** The end of the server's log. */
  readonly logTail: () => string;
};

const LOOK_EVERY = 25;
const STOPS_WITHIN = 30_000;
const LARGEST_LOG = 5_000_000;
const TAIL = 2_000;

/**
 * Starts PostgreSQL on a data folder and resolves when it answers. Throws PostgresUnavailable with the end of its log when it ends, or when it has not come up
 * within `startsWithin` milliseconds.
 */
export async function startServer(
  place: PostgresLocation,
  cluster: PostgresCluster,
  port: number,
  startsWithin: number,
): Promise<PostgresServer> {
  const logFile = join(place.folder, 'log');
  const log = openSync(logFile, existsSync(logFile) && statSync(logFile).size > LARGEST_LOG ? 'w' : 'a');
  const logStart = statSync(logFile).size;
  // Detached: Ctrl-C in a terminal reaches every process of the group, and the database has to outlive the bids that are being finished.
  const child = spawn(place.binaries.postgres, ['-D', cluster.dataFolder, ...settings(port)], {
    ...postgresSpawnOptions(place),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const dieWithUs = () => child.kill('SIGINT');
  process.once('exit', dieWithUs);
  void ended.then(() => process.off('exit', dieWithUs));

  const logTail = () => readFileSync(logFile, 'utf8').slice(logStart).slice(-TAIL).trim();
  const stop = () => stopChild(child, ended);
  try {
    await untilReady(child, ended, cluster.dataFolder, startsWithin);
  } catch (fault) {
    await stop();
    throw new PostgresUnavailable(`${(fault as Error).message} The end of ${logFile}:\n${logTail()}`);
  }
  return { pid: child.pid ?? 0, ended, stop, logTail };
}

async function untilReady(
  child: ChildProcess,
  ended: Promise<void>,
  dataFolder: string,
  startsWithin: number,
): Promise<void> {
  let hasEnded = false;
  let fault: Error | null = null;
  child.once('error', (cause) => {
    fault = cause;
  });
  void ended.then(() => {
    hasEnded = true;
  });
  for (const until = performance.now() + startsWithin; performance.now() < until; await pause(LOOK_EVERY)) {
    if (hasEnded) throw new Error(`The database server did not start${fault ? ` (${(fault as Error).message})` : ''}.`);
    const postmaster = readPostmaster(dataFolder);
    if (postmaster?.pid === child.pid && postmaster?.isReady) return;
  }
  throw new Error(`The database server was not ready within ${startsWithin} ms.`);
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGINT'); // A fast shutdown.
  const patience = new AbortController();
  const late = pause(STOPS_WITHIN, 'late', { signal: patience.signal }).catch(() => 'gone');
  if ((await Promise.race([ended.then(() => 'gone'), late])) === 'late') child.kill('SIGQUIT'); // At once; the next start recovers from the log.
  patience.abort();
  await ended;
}

/** Given on the command line, so that nothing written into the data folder can undo them. */
function settings(port: number): readonly string[] {
  const wanted: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    // PostgreSQL's own default. One node takes up to 34, its pages among them; the bench has four without pages.
    max_connections: 100,
    // An acknowledged bid survives a crash (I1).
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    shared_buffers: '128MB',
    // Fewer checkpoints mean fewer whole pages in the log, and no stall in the middle of a sale.
    checkpoint_timeout: '15min',
    max_wal_size: '1GB',
    random_page_cost: 1.1,
    jit: 'off',
    // Statements and rows carry max bids and reserves, which no log may (I28).
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  return Object.entries(wanted).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
