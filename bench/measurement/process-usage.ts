import { readFileSync } from 'node:fs';

/**
 * Linux reports a process's time in hundredths of a second, whatever the kernel's own rate
 * (USER_HZ).
 */
const TICKS_PER_SECOND = 100;

/**
 * The processor time which processes have used so far, in seconds: all threads, in user code and in
 * the kernel. Throws where there is no /proc.
 */
export function processorSeconds(...pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    // The command name is in brackets and may contain anything; utime and stime are fields 14 and
    // 15 of the whole line.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

/** The resident memory of a process, in bytes. */
export function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error(`process ${pid} has no resident memory`);
  return Number(kilobytes) * 1024;
}
