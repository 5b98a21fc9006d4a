import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** The contents of postmaster.pid, which a server writes into its data folder. */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
  /** The whole file. The running server can be asked for the same text. */
  readonly text: string;
};

/** The file with a server's process id. While it exists, no second server starts on the folder. */
export function pidFile(dataFolder: string): string {
  return join(dataFolder, 'postmaster.pid');
}

/** Reads the postmaster.pid of a running or killed server; null when there is none. */
export function readPostmaster(dataFolder: string): Postmaster | null {
  if (!existsSync(pidFile(dataFolder))) return null;
  let text: string;
  try {
    text = readFileSync(pidFile(dataFolder), 'utf8');
  } catch {
    return null; // The server has just exited.
  }
  const [pid = '', , , port = '', , , , status = ''] = text.split('\n');
  // A standalone server (initdb, single-user mode) writes a negative process id.
  return { pid: Math.abs(Number(pid)), port: Number(port), isReady: status.trim() === 'ready', text };
}

/**
 * Whether a process with this id is running, whoever owns it. A zombie is not: in a container
 * without an init process it keeps its id forever.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
  return process.platform !== 'linux' || !hasEnded(pid);
}

/**
 * Whether a process is a zombie or gone. The state follows the name, which may contain any
 * characters.
 */
function hasEnded(pid: number): boolean {
  try {
    return /\) [ZX] [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

/**
 * The PostgreSQL processes of a data folder: a server and its children. Empty on systems without
 * /proc.
 */
export function postgresProcessesOn(dataFolder: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const folder = realpathSync(dataFolder);
  const worksThere = (pid: number) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder && readFileSync(`/proc/${pid}/comm`, 'utf8') === 'postgres\n';
    } catch {
      return false; // It has exited, or belongs to another user.
    }
  };
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksThere(pid));
}

/**
 * Whether a running process is a PostgreSQL server on this data folder. Process ids are reused, in
 * a container often the same ones, so the id in postmaster.pid alone proves nothing. Null where the
 * system gives no information (Windows).
 */
export function isPostgresServing(pid: number, dataFolder: string): boolean | null {
  if (process.platform === 'win32') return null;
  try {
    // A server's working directory is its data folder.
    if (process.platform === 'linux') return realpathSync(dataFolder) === readlinkSync(`/proc/${pid}/cwd`);
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(dataFolder);
  } catch (fault) {
    // It has exited, or belongs to another user, whose data folder we would not share.
    return (fault as NodeJS.ErrnoException).code === 'EACCES' ? false : !isRunning(pid) ? false : null;
  }
}
