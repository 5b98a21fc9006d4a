import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { canPin, loadCore, pinned } from './start-program.ts';

/** Throws an error for people where wrk is not installed. */
export function requireWrk(): void {
  if (spawnSync('wrk', ['-v']).error) throw new Error('wrk is not installed (Debian: apt-get install wrk)');
}

export type WrkCount = {
  readonly perSecond: number;
  /** Responses other than 200, and connections that failed or timed out. */
  readonly errors: Readonly<Record<string, number>>;
};

/**
 * Requests one URL as fast as the server answers, over 50 connections, without compression. It runs
 * on the load's core at the lowest priority, so that it does not delay the process that measures
 * bids.
 */
export async function runWrk(url: string, seconds: number): Promise<WrkCount> {
  const lowPriority = canPin ? ['chrt', '-i', '0'] : ['nice', '-n', '10'];
  const [command = '', ...args] = pinned(loadCore, [
    ...lowPriority,
    ...['wrk', '-t1', '-c50', '-d', `${seconds}s`, url],
  ]);
  const { stdout } = await promisify(execFile)(command, args);
  const figure = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const errors = {
    'not 200': figure(/Non-2xx or 3xx responses: (\d+)/),
    broken: figure(/connect (\d+)/) + figure(/read (\d+)/) + figure(/write (\d+)/),
    timeout: figure(/timeout (\d+)/),
  };
  return {
    perSecond: figure(/Requests\/sec:\s+([\d.]+)/),
    errors: Object.fromEntries(Object.entries(errors).filter(([, times]) => times > 0)),
  };
}
