import { rounded, type Spread } from '../figures.ts';
import { verdictOf } from '../goal-verdict.ts';
import type { Measure } from './goal.ts';

/** A measure from its ratios: the median decides. */
export function measureOf(name: string, ratio: Spread, marks: Pick<Measure, 'must' | 'moonshot' | 'better'>): Measure {
  const told = { median: rounded(ratio.median), min: rounded(ratio.min), max: rounded(ratio.max) };
  return { name, ratio: told, ...marks, verdict: verdictOf(ratio.median, marks) };
}

/** Adds up what went wrong in several runs. */
export function errorsOf(
  runs: readonly { readonly errors: Readonly<Record<string, number>> }[],
): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { errors } of runs)
    for (const [words, times] of Object.entries(errors)) sum[words] = (sum[words] ?? 0) + times;
  return sum;
}
