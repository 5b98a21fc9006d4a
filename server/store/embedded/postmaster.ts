import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** What a running server says of itself in its data folder (postmaster.pid). */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
  /** The file as it stands; the server can be asked for the same text. */
  readonly text: string;
};

/** The file in which a server leaves its number; while it stands, no second one starts on the folder. */
export function pidFile(dataFolder: string): string {
  return join(dataFolder, 'postmaster.pid');
}

/** Reads what the server of a data folder, past or present, has written about itself; null when there is nothing. */
export function readPostmaster(dataFolder: string): Postmaster | null {
  if (!existsSync(pidFile(dataFolder))) return null;
  let text: string;
  try {
    text = readFileSync(pidFile(dataFolder), 'utf8');
  } catch {
    return null; // It ended in this moment.
  }
  const [pid = '', , , port = '', , , , status = ''] = text.split('\n');
  // A server that runs by itself (initdb, single-user) writes its number with a minus.
  return { pid: Math.abs(Number(pid)), port: Number(port), isReady: status.trim() === 'ready', text };
}

/**
 * Says whether a process with this number lives, ours or another's. One that has ended and waits to be noticed by its parent does not, although it keeps its
 * number: in a container without an init for ever.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
  return process.platform !== 'linux' || !hasEnded(pid);
}

/** Whether a number in the table of processes is only kept for the parent. The state follows the name, which stands in brackets and may hold any. */
function hasEnded(pid: number): boolean {
  try {
    return /\) [ZX] [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

/** Processes of PostgreSQL that work inside a data folder: a server and its children. None are seen where the system has no /proc. */
export function postgresProcessesOn(dataFolder: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const folder = realpathSync(dataFolder);
  const worksThere = (pid: number) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder && readFileSync(`/proc/${pid}/comm`, 'utf8') === 'postgres\n';
    } catch {
      return false; // Gone, or another user's.
    }
  };
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksThere(pid));
}

/**
 * Says whether a running process is a postgres on this data folder. Numbers are given again after a restart, in a container the very same ones, so the
 * number in postmaster.pid proves nothing by itself. Null where the system does not tell (Windows).
 */
export function isPostgresServing(pid: number, dataFolder: string): boolean | null {
  if (process.platform === 'win32') return null;
  try {
    // A server works inside its data folder.
    if (process.platform === 'linux') return realpathSync(dataFolder) === readlinkSync(`/proc/${pid}/cwd`);
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(dataFolder);
  } catch (fault) {
    // Gone (no such entry, or ps found nothing), or another user's, whose folder we would not share.
    return (fault as NodeJS.ErrnoException).code === 'EACCES' ? false : !isRunning(pid) ? false : null;
  }
}
