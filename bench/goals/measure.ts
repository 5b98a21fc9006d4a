import { rounded, type Spread } from '../measurement/statistics.ts';
import type { Measure, Targets } from './goal.ts';
import { verdictOf } from './verdict.ts';

/** A measure whose verdict is that of the median ratio. */
export function measureOf(name: string, ratio: Spread, targets: Targets): Measure {
  const shown = { median: rounded(ratio.median), min: rounded(ratio.min), max: rounded(ratio.max) };
  return { name, ratio: shown, ...targets, verdict: verdictOf(ratio.median, targets) };
}

/** Targets for a figure of which more is better. */
export function atLeast(must: number, moonshot: number): Targets {
  return { must, moonshot, better: 'more' };
}

/** Targets for a figure of which less is better. */
export function atMost(must: number, moonshot: number): Targets {
  return { must, moonshot, better: 'less' };
}

/** The ratios of two sides, pair by pair. */
export function ratiosOf(ours: readonly number[], theirs: readonly number[]): number[] {
  return ours.map((value, pair) => value / (theirs[pair] as number));
}

/** Adds up the errors of several runs. */
export function totalErrors(
  runs: readonly { readonly errors: Readonly<Record<string, number>> }[],
): Record<string, number> {
  const total: Record<string, number> = {};
  for (const { errors } of runs)
    for (const [message, times] of Object.entries(errors)) total[message] = (total[message] ?? 0) + times;
  return total;
}
