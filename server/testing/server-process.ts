import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A server in its own processes, started as `npm start` does, for tests that signal or kill them.
 */
export type ServerProcess = {
  /** The public origin. */
  readonly url: string;
  /** The address at which it listens on this machine, whatever its public origin is. */
  readonly at: string;
  readonly databaseUrl: string;
  /** Everything that it has printed so far. */
  readonly output: () => string;
  /** Sends a signal, and resolves with the exit code when the server has ended. */
  readonly signal: (signal: 'SIGINT' | 'SIGTERM') => Promise<number | null>;
  /** Kills all its processes at once, its database included, so that none can finish anything. */
  readonly killTree: () => Promise<void>;
  /** Its processes that still run. */
  readonly runningPids: () => readonly number[];
};

/**
 * Starts a server with its data in `folder` on a free port. Rejects with its output when it ends
 * before it is open.
 */
export function openServerProcess(folder: string, variables: Record<string, string> = {}): Promise<ServerProcess> {
  const server = spawn(process.execPath, ['scripts/launch.mjs', 'start'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      ROSTRUM_FOLDER: folder,
      DATABASE_URL: '',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => server.once('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`the server ended before it was open (${code}):\n${output}`)));
    server.once('message', (message: Pick<ServerProcess, 'url' | 'at' | 'databaseUrl'>) => {
      const tree = () => (server.pid ? [server.pid, ...descendants(server.pid)] : []);
      // Remembered before the end: afterwards the tree can no longer be found from its root.
      let pids = tree();
      resolve({
        ...message,
        output: () => output,
        signal: async (signal) => {
          pids = tree();
          server.kill(signal);
          return ended;
        },
        killTree: async () => {
          pids = [...tree(), ...postgresPids(folder)];
          for (const pid of pids) kill(pid);
          await ended;
        },
        runningPids: () =>
          [...new Set([...pids, ...postgresPids(folder)])].filter((pid) => isAlive(pid) && isOurs(pid, server)),
      });
    });
  });
}

/** All descendants of a process, from /proc. */
function descendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(Number(name));
    if (parent !== null) parents.set(Number(name), parent);
  }
  const found: number[] = [];
  for (let generation = [root]; generation.length; ) {
    generation = [...parents].filter(([, parent]) => generation.includes(parent)).map(([pid]) => pid);
    found.push(...generation);
  }
  return found;
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return null;
  }
}

/**
 * The Postgres server of the data folder, if there is one. It may have left the process tree of the
 * server.
 */
function postgresPids(folder: string): number[] {
  const candidates = [join(folder, 'postgres'), join(folder, 'postgres', 'data')].map((path) =>
    join(path, 'postmaster.pid'),
  );
  const file = candidates.find((path) => existsSync(path));
  return file ? [Number(readFileSync(file, 'utf8').split('\n')[0])].filter((pid) => pid > 0) : [];
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}

function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** The system may have given the pid to another process meanwhile; ours run Node or PostgreSQL. */
function isOurs(pid: number, server: ChildProcess): boolean {
  if (pid === server.pid) return server.exitCode === null && server.signalCode === null;
  try {
    return /postgres|node/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}
