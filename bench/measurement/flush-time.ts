import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from './statistics.ts';

/**
 * The median time, in microseconds, of one 8 kB write with fdatasync, the cost of a durable commit
 * (F of the goals). `folder` is on the database's disk.
 */
export function flushTime(folder: string): number {
  const file = join(folder, 'flush-time');
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(8192, 1);
  const durations: number[] = [];
  for (let i = 0; i < 60; i++) {
    const startedAt = performance.now();
    writeSync(handle, block, 0, block.length, 0);
    fdatasyncSync(handle);
    durations.push((performance.now() - startedAt) * 1000);
  }
  closeSync(handle);
  rmSync(file);
  return percentile(
    durations.sort((a, b) => a - b),
    50,
  );
}
