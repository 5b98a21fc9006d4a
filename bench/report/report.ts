import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Durability } from '../database/bench-database.ts';
import type { GoalOutcome, Measure } from '../goals/goal.ts';
import { flushTime } from '../measurement/flush-time.ts';
import { canPin } from '../processes/start-program.ts';

/** The machine and the commit which figures belong to. */
export type Environment = {
  readonly commit: string;
  readonly date: string;
  readonly box: Durability & {
    readonly cores: number;
    readonly node: string;
    readonly pinned: boolean;
    readonly fdatasync_us: number;
  };
};

export type Report = Environment & { readonly goals: readonly GoalOutcome[] };

/** Describes this machine. `folder` is on the database's disk. */
export function describeEnvironment(durability: Durability, folder: string): Environment {
  return {
    commit: currentCommit(),
    date: new Date().toISOString().slice(0, 10),
    box: {
      cores: availableParallelism(),
      node: process.versions.node,
      pinned: canPin,
      ...durability,
      fdatasync_us: Math.round(flushTime(folder)),
    },
  };
}

/**
 * The report as one JSON object. A goal's raw figures are next to its id; its ratio and targets are
 * those of the measure which decided its verdict, followed by all measures.
 */
export function jsonOf({ goals, ...environment }: Report): object {
  return {
    rostrumBench: 1,
    ...environment,
    goals: goals.map((goal) => {
      if ('why' in goal) return goal;
      const { figures, measures, verdict, errors, ...head } = goal;
      const { ratio, must, moonshot, better } = decisiveMeasure(measures, verdict);
      return { ...head, ...figures, ratio, must, moonshot, better, verdict, errors, measures };
    }),
  };
}

/** The first measure with the goal's verdict. */
function decisiveMeasure(measures: readonly Measure[], verdict: Measure['verdict']): Measure {
  const measure = measures.find((one) => one.verdict === verdict) ?? measures[0];
  if (!measure) throw new Error('a goal without a measure');
  return measure;
}

function currentCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}
