import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A house in processes of its own, as `npm start` opens it; for tests of what happens to those processes. */
export type ServerProcess = {
  readonly url: string;
  /** Where it listens on this machine, whatever its address is said to be. */
  readonly at: string;
  readonly databaseUrl: string;
  /** Everything that the house has said so far. */
  readonly said: () => string;
  /** Tells the house to close, and waits until it has: the exit code. */
  readonly signal: (signal: 'SIGINT' | 'SIGTERM') => Promise<number | null>;
  /** Kills every process of the house at once, its database too, so that none has a last word. */
  readonly killTree: () => Promise<void>;
  /** Processes of the house that are still there. */
  readonly left: () => readonly number[];
};

/** Opens a house with its data in `folder` on a free port. Rejects with what it said when it ends before it is open. */
export function openServerProcess(folder: string, variables: Record<string, string> = {}): Promise<ServerProcess> {
  const house = spawn(process.execPath, ['scripts/launch.mjs', 'start'], {
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
  let said = '';
  for (const stream of [house.stdout, house.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => house.once('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`the house ended before it was open (${code}):\n${said}`)));
    house.once('message', (message: Pick<ServerProcess, 'url' | 'at' | 'databaseUrl'>) => {
      const family = () => (house.pid ? [house.pid, ...descendants(house.pid)] : []);
      let known = family();
      resolve({
        ...message,
        said: () => said,
        signal: async (signal) => {
          known = family();
          house.kill(signal);
          return ended;
        },
        killTree: async () => {
          known = [...family(), ...postgresOf(folder)];
          for (const pid of known) killNow(pid);
          await ended;
        },
        left: () => [...new Set([...known, ...postgresOf(folder)])].filter((pid) => isAlive(pid) && isOurs(pid, house)),
      });
    });
  });
}

/** Children, children's children and so on, by /proc. */
function descendants(of: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(Number(name));
    if (parent !== null) parents.set(Number(name), parent);
  }
  const found: number[] = [];
  for (let generation = [of]; generation.length; ) {
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

/** The server that the data folder names, where there is one: it may have left the house's family to live on its own. */
function postgresOf(folder: string): number[] {
  const candidates = [join(folder, 'postgres'), join(folder, 'postgres', 'data')].map((path) =>
    join(path, 'postmaster.pid'),
  );
  const file = candidates.find((path) => existsSync(path));
  return file ? [Number(readFileSync(file, 'utf8').split('\n')[0])].filter((pid) => pid > 0) : [];
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself: that is all we want.
  }
}

function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** A number may have been given to somebody else's process meanwhile: ours run Node or PostgreSQL. */
function isOurs(pid: number, house: ChildProcess): boolean {
  if (pid === house.pid) return house.exitCode === null && house.signalCode === null;
  try {
    return /postgres|node/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}
