import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The core of the measured server, and the core of everything else: load, PostgreSQL, pgbench. */
export const serverCore = 0;
export const loadCore = 1;

/** Whether processes can be pinned to cores here; the report says so where they cannot. */
export const canPin = process.platform === 'linux' && spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** The command line that runs a command on one core, where processes can be pinned. */
export function pinned(core: 0 | 1, command: readonly string[]): readonly string[] {
  return canPin ? ['taskset', '-c', String(core), ...command] : command;
}

/**
 * Flags of every Node process on one core, the server's and the contenders': helper threads of the
 * garbage collector would only compete with the main thread (docs/operations.md, Sizing).
 */
export const nodeFlags: readonly string[] = canPin ? ['--single-threaded-gc'] : [];

/** The path of a file of bench/. */
export function benchPath(path: string): string {
  return fileURLToPath(new URL(path, new URL('../', import.meta.url)));
}

/** Starts a Node program of bench/ on one core, with an IPC channel. */
export function startProgram(
  path: string,
  core: 0 | 1,
  variables: Readonly<Record<string, string>> = {},
): ChildProcess {
  const [command = '', ...args] = pinned(core, [process.execPath, ...nodeFlags, benchPath(path)]);
  return spawn(command, args, {
    env: { ...process.env, NODE_ENV: 'production', ...variables },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
