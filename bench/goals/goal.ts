import type { BenchDatabase } from '../database.ts';
import type { Spread } from '../figures.ts';
import type { Verdict } from '../goal-verdict.ts';

/** One figure of a goal: a ratio (or a count) with the marks it is held against. */
export type Measure = {
  readonly name: string;
  readonly ratio: Spread;
  readonly must: number;
  readonly moonshot: number;
  readonly better: 'more' | 'less';
  readonly verdict: Verdict;
};

/** What a goal's run found. `figures` holds the raw figures of each side, pair by pair. */
export type GoalResult = {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly measures: readonly Measure[];
  readonly figures: Readonly<Record<string, readonly number[]>>;
  readonly errors: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly verdict: Verdict;
};

/** A goal of which there is no figure: a promise was broken while it ran, or it could not run here. `why` is a sentence for people. */
export type GoalWithoutFigure = {
  readonly id: string;
  readonly verdict: 'broken' | 'not run';
  readonly why: string;
};

export type GoalRun = {
  readonly database: BenchDatabase;
  /** A folder on the disk that the database writes to. */
  readonly folder: string;
  readonly pairs: number;
  /** Seconds of each run. */
  readonly seconds: number;
  readonly say: (message: string) => void;
};

/** Goals that are measured together. `run` is given those of them that are wanted, at least one. */
export type GoalGroup = {
  readonly goals: readonly string[];
  readonly run: (wanted: ReadonlySet<string>, run: GoalRun) => Promise<readonly GoalResult[]>;
};
