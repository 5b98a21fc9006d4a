import { readdirSync, readFileSync } from 'node:fs';

// Read from /proc, from outside the process, so that the process cannot fail to report it (Linux
// only).

/** Resident memory in bytes; null when the process has ended. */
export function residentMemory(pid: number): number | null {
  const kilobytes = read(`/proc/${pid}/status`)?.match(/VmRSS:\s+(\d+)/)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** The number of open file handles; null when the process has ended. */
export function openHandles(pid: number): number | null {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return null;
  }
}

export function childPids(pid: number): readonly number[] {
  return read(`/proc/${pid}/task/${pid}/children`)?.trim().split(' ').filter(Boolean).map(Number) ?? [];
}

/** The path of the program that a process runs; null when the process has ended. */
export function programOf(pid: number): string | null {
  return read(`/proc/${pid}/cmdline`)?.split('\0')[0] ?? null;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
