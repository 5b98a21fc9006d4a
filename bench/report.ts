import { execFileSync } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Durability } from './database.ts';
import { percentile } from './figures.ts';
import type { GoalResult } from './goals/goal.ts';
import { canPin } from './start-contender.ts';

export type Report = {
  readonly rostrumBench: 1;
  readonly commit: string;
  readonly date: string;
  readonly box: Durability & {
    readonly cores: number;
    readonly node: string;
    readonly pinned: boolean;
    readonly fdatasync_us: number;
  };
  readonly goals: readonly GoalResult[];
};

/** The results with the machine they were taken on. `folder` lies on the disk that the database writes to. */
export async function reportOf(goals: readonly GoalResult[], durability: Durability, folder: string): Promise<Report> {
  return {
    rostrumBench: 1,
    commit: commit(),
    date: new Date().toISOString().slice(0, 10),
    box: {
      cores: availableParallelism(),
      node: process.versions.node,
      pinned: canPin,
      ...durability,
      fdatasync_us: Math.round(flushTime(folder)),
    },
    goals,
  };
}

/** The table that a person reads. */
export function printTable({ box, goals }: Report): void {
  console.log(
    `${box.cores} cores, Node ${box.node}, PostgreSQL ${box.postgres}, fsync ${box.fsync}, one flush ${box.fdatasync_us} µs\n`,
  );
  for (const goal of goals) {
    console.log(`${goal.id}  ${goal.title}`);
    for (const { name, ratio, must, moonshot, better, verdict } of goal.measures) {
      const sign = better === 'more' ? '≥' : '≤';
      console.log(
        `    ${name.padEnd(40)} ${String(ratio.median).padStart(9)}  (${ratio.min} – ${ratio.max})  must ${sign} ${must}, moonshot ${sign} ${moonshot}: ${verdict}`,
      );
    }
    for (const [name, values] of Object.entries(goal.figures))
      console.log(`    ${name.padEnd(40)} ${values.join(' · ')}`);
    for (const [who, errors] of Object.entries(goal.errors)) {
      if (Object.keys(errors).length) console.log(`    errors of ${who}: ${JSON.stringify(errors)}`);
    }
  }
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

/** Median time of one 8 kB write with fdatasync on the database's disk, microseconds. */
function flushTime(folder: string): number {
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
