import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { PostgresUnavailable } from './postgres-binaries.ts';
import { type PostgresCluster, postgresSpawnOptions } from './postgres-cluster.ts';
import type { PostgresLocation } from './postgres-folder.ts';
import { readPostmaster } from './postmaster.ts';

/** A running server that accepts connections. */
export type PostgresServer = {
  readonly pid: number;
  /** Resolves when the process has exited, whatever the reason. */
  readonly ended: Promise<void>;
  /** Shuts down cleanly. Resolves when the process has exited. */
  readonly stop: () => Promise<void>;
  /** The end of the server's log since this start. */
  readonly logTail: () => string;
};

const POLL_INTERVAL = 25;
const STOPS_WITHIN = 30_000;
const LARGEST_LOG = 5_000_000;
const TAIL = 2_000;

/**
 * Starts PostgreSQL on a data folder and resolves when it accepts connections. Throws
 * PostgresUnavailable with the end of its log when it exits or is not ready within `startsWithin`
 * milliseconds.
 */
export async function startServer(
  location: PostgresLocation,
  cluster: PostgresCluster,
  port: number,
  startsWithin: number,
): Promise<PostgresServer> {
  const logFile = join(location.folder, 'log');
  const log = openSync(logFile, existsSync(logFile) && statSync(logFile).size > LARGEST_LOG ? 'w' : 'a');
  const logStart = statSync(logFile).size;
  // Detached: Ctrl-C reaches every process of the group, and bids in progress still need the
  // database.
  const child = spawn(location.binaries.postgres, ['-D', cluster.dataFolder, ...settings(port)], {
    ...postgresSpawnOptions(location),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const stopOnExit = () => child.kill('SIGINT');
  process.once('exit', stopOnExit);
  void ended.then(() => process.off('exit', stopOnExit));

  const logTail = () => readFileSync(logFile, 'utf8').slice(logStart).slice(-TAIL).trim();
  const stop = () => stopChild(child, ended);
  try {
    await waitUntilReady(child, ended, cluster.dataFolder, startsWithin);
  } catch (fault) {
    await stop();
    throw new PostgresUnavailable(`${(fault as Error).message} The end of ${logFile}:\n${logTail()}`);
  }
  return { pid: child.pid ?? 0, ended, stop, logTail };
}

async function waitUntilReady(
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
  for (const until = performance.now() + startsWithin; performance.now() < until; await pause(POLL_INTERVAL)) {
    if (hasEnded) throw new Error(`The database server did not start${fault ? ` (${(fault as Error).message})` : ''}.`);
    const postmaster = readPostmaster(dataFolder);
    if (postmaster?.pid === child.pid && postmaster?.isReady) return;
  }
  throw new Error(`The database server was not ready within ${startsWithin} ms.`);
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGINT'); // A fast shutdown.
  const timer = new AbortController();
  const timeout = pause(STOPS_WITHIN, 'timeout', { signal: timer.signal }).catch(() => 'ended');
  const first = await Promise.race([ended.then(() => 'ended'), timeout]);
  if (first === 'timeout') child.kill('SIGQUIT'); // An immediate shutdown: the next start recovers from the log.
  timer.abort();
  await ended;
}

/** Settings on the command line take precedence over files in the data folder. */
function settings(port: number): readonly string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    // PostgreSQL's default. A node takes up to 34 with its pages; the bench runs four without
    // pages.
    max_connections: 100,
    // An acknowledged bid survives a crash (I1).
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    shared_buffers: '128MB',
    // Fewer checkpoints write fewer full pages to the log and avoid stalls during an auction.
    checkpoint_timeout: '15min',
    max_wal_size: '1GB',
    random_page_cost: 1.1,
    jit: 'off',
    // Statements and rows contain max bids and reserves, which must not be logged (I28).
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
