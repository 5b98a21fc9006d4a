import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from './figures.ts';

/** Median time of one 8 kB write with fdatasync in a folder on the database's disk, microseconds: F of the goals, the price of one durable commit. */
export function flushTime(folder: string): number {
  const file = join(folder, 'flush-time');
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(8192, 1);
  const took: number[] = [];
  for (let i = 0; i < 60; i++) {
    const began = performance.now();
    writeSync(handle, block, 0, block.length, 0);
    fdatasyncSync(handle);
    took.push((performance.now() - began) * 1000);
  }
  closeSync(handle);
  rmSync(file);
  return percentile(
    took.sort((a, b) => a - b),
    50,
  );
}
