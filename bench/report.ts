import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Durability } from './database.ts';
import { flushTime } from './flush-time.ts';
import type { Measure } from './goals/goal.ts';
import type { AnyResult } from './run-goals.ts';
import { canPin } from './start-contender.ts';

export type Report = {
  readonly commit: string;
  readonly date: string;
  readonly box: Durability & {
    readonly cores: number;
    readonly node: string;
    readonly pinned: boolean;
    readonly fdatasync_us: number;
  };
  readonly goals: readonly AnyResult[];
};

/** The results with the machine they were taken on. `folder` lies on the disk that the database writes to. */
export async function reportOf(goals: readonly AnyResult[], durability: Durability, folder: string): Promise<Report> {
  return {
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

/**
 * The report as one JSON object. A goal's raw figures stand beside its name; ratio, must and moonshot are those of the measure that decided its verdict,
 * and all its measures follow.
 */
export function jsonOf({ goals, ...about }: Report): object {
  return {
    rostrumBench: 1,
    ...about,
    goals: goals.map((goal) => {
      if ('why' in goal) return goal;
      const { figures, measures, verdict, errors, ...head } = goal;
      const { ratio, must, moonshot, better } = decisive(measures, verdict);
      return { ...head, ...figures, ratio, must, moonshot, better, verdict, errors, measures };
    }),
  };
}

/** The report as a table that a person reads. */
export function tableOf({ box, goals }: Report): string {
  const lines = [
    `${box.cores} cores, Node ${box.node}, PostgreSQL ${box.postgres}, fsync ${box.fsync}, one flush ${box.fdatasync_us} µs`,
    box.pinned ? '' : 'Processes could not be pinned to cores here: server and load share them.\n',
  ];
  for (const goal of goals) {
    if ('why' in goal) {
      lines.push(`${goal.id}  ${goal.verdict === 'broken' ? 'A PROMISE WAS BROKEN' : 'could not run'}: ${goal.why}`);
      continue;
    }
    lines.push(`${goal.id}  ${goal.title}: ${goal.verdict}`);
    for (const { name, ratio, must, moonshot, better, verdict } of goal.measures) {
      const sign = better === 'more' ? '≥' : '≤';
      lines.push(
        `    ${name.padEnd(NAME)} ${String(ratio.median).padStart(9)}  (${ratio.min} – ${ratio.max})  must ${sign} ${must}, moonshot ${sign} ${moonshot}: ${verdict}`,
      );
    }
    for (const [name, values] of Object.entries(goal.figures))
      lines.push(`    ${name.padEnd(NAME)} ${values.join(' · ')}`);
    for (const [who, errors] of Object.entries(goal.errors))
      if (Object.keys(errors).length) lines.push(`    errors of ${who}: ${JSON.stringify(errors)}`);
  }
  return lines.join('\n');
}

/** Width of the first column. */
const NAME = 44;

/** The first measure that is as bad as the goal. */
function decisive(measures: readonly Measure[], verdict: Measure['verdict']): Measure {
  const measure = measures.find((one) => one.verdict === verdict) ?? measures[0];
  if (!measure) throw new Error('a goal without a measure');
  return measure;
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
