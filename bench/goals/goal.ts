import type { BenchDatabase } from '../database/bench-database.ts';
import type { Spread } from '../measurement/statistics.ts';
import type { Verdict } from './verdict.ts';

/** The values which a goal's figure should reach. */
export type Targets = {
  readonly must: number;
  readonly moonshot: number;
  readonly better: 'more' | 'less';
};

/** One figure of a goal, a ratio or a count, with its targets. */
export type Measure = Targets & {
  readonly name: string;
  readonly ratio: Spread;
  readonly verdict: Verdict;
};

/** The result of a goal. `figures` are the raw figures of each side, pair by pair. */
export type GoalResult = {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly measures: readonly Measure[];
  readonly figures: Readonly<Record<string, readonly number[]>>;
  readonly errors: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly verdict: Verdict;
};

/** A goal without figures: an invariant was broken while it ran, or it could not run here. */
export type UnmeasuredGoal = {
  readonly id: string;
  readonly verdict: 'broken' | 'not run';
  /** A sentence for people. */
  readonly why: string;
};

export type GoalOutcome = GoalResult | UnmeasuredGoal;

/** What measuring needs. */
export type BenchContext = {
  readonly database: BenchDatabase;
  /** A folder on the database's disk. */
  readonly folder: string;
  readonly pairs: number;
  /** Seconds of each run. */
  readonly seconds: number;
  /** Reports progress. */
  readonly log: (message: string) => void;
};

/**
 * Goals which are measured together. `run` receives those of them which are selected, at least one.
 */
export type GoalGroup = {
  readonly goals: readonly string[];
  readonly run: (selected: ReadonlySet<string>, context: BenchContext) => Promise<readonly GoalResult[]>;
};
