import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Contender = {
  readonly port: number;
  readonly pid: number;
  /** Rejects when it has ended by itself meanwhile: what was measured of it is then worth nothing. */
  readonly stop: () => Promise<void>;
};

/** Whether processes can be pinned to cores here; where they cannot, the figures say so. */
export const canPin = process.platform === 'linux' && spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/**
 * What every Node on one core is started with, the house and its contenders: the collector's helping threads would take turns there with the very thread that they
 * mean to relieve (docs/operations.md, Sizing).
 */
export const engineFlags: readonly string[] = canPin ? ['--single-threaded-gc'] : [];

/** Starts a program of bench/ on one core (the server's, 0, or the others', 1) with a channel to talk over. */
export function startProgram(path: string, core: 0 | 1, variables: Record<string, string> = {}): ChildProcess {
  const program = fileURLToPath(new URL(path, import.meta.url));
  const [command, before] = canPin ? ['taskset', ['-c', String(core), process.execPath]] : [process.execPath, []];
  return spawn(command, [...before, ...engineFlags, program], {
    env: { ...process.env, NODE_ENV: 'production', ...variables },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Starts a server and waits until it says its port. Rejects when it ends before. */
export function startContender(path: string, variables: Record<string, string>): Promise<Contender> {
  const child = startProgram(path, 0, variables);
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(String(signal ?? code))));
  return new Promise((resolve, reject) => {
    void ended.then((how) => reject(new Error(`${path} ended before it listened (${how})`)));
    child.once('message', (message: { readonly port: number }) =>
      resolve({
        port: message.port,
        pid: child.pid ?? 0,
        stop: async () => {
          if (child.exitCode !== null || child.signalCode !== null)
            throw new Error(`${path} ended by itself while it was measured (${await ended})`);
          child.disconnect();
          await ended;
        },
      }),
    );
  });
}
