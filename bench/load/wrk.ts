import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { canPin } from '../start-contender.ts';

/** Whether wrk is there; goals about pages are skipped without it. */
export const hasWrk = spawnSync('wrk', ['-v']).error === undefined;

export type WrkCount = {
  readonly perSecond: number;
  /** Answers that were no 200, and connections that broke or timed out. */
  readonly errors: Readonly<Record<string, number>>;
};

/**
 * Asks for one address as fast as it is answered, over 50 connections, without compression. It runs on the generators' core and makes way for
 * whoever measures there, so that a measured wait is the server's.
 */
export async function runWrk(url: string, seconds: number): Promise<WrkCount> {
  const wrk = [
    ...(canPin ? ['chrt', '-i', '0'] : ['nice', '-n', '10']),
    'wrk',
    '-t1',
    '-c50',
    '-d',
    `${seconds}s`,
    url,
  ];
  const [command = '', ...rest] = canPin ? ['taskset', '-c', '1', ...wrk] : wrk;
  const { stdout } = await promisify(execFile)(command, rest);
  const found = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const errors = {
    'not 200': found(/Non-2xx or 3xx responses: (\d+)/),
    broken: found(/connect (\d+)/) + found(/read (\d+)/) + found(/write (\d+)/),
    timeout: found(/timeout (\d+)/),
  };
  return {
    perSecond: found(/Requests\/sec:\s+([\d.]+)/),
    errors: Object.fromEntries(Object.entries(errors).filter(([, times]) => times > 0)),
  };
}
