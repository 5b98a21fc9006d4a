import { BrokenPromise } from './broken-promise.ts';
import type { GoalGroup, GoalResult, GoalRun, GoalWithoutFigure } from './goals/goal.ts';

export type AnyResult = GoalResult | GoalWithoutFigure;

/**
 * Runs the wanted goals, one group after the other. A group that throws does not keep the others from running, and its goals are not left out: each
 * stands in the results as broken (BrokenPromise) or as not run, with the reason.
 */
export async function runGoals(
  groups: readonly GoalGroup[],
  wanted: ReadonlySet<string>,
  run: GoalRun,
): Promise<AnyResult[]> {
  const results: AnyResult[] = [];
  for (const group of groups) {
    const here = group.goals.filter((goal) => wanted.has(goal));
    if (!here.length) continue;
    try {
      results.push(...(await group.run(new Set(here), run)));
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : String(fault);
      const verdict = fault instanceof BrokenPromise ? 'broken' : 'not run';
      run.say(`${here.join(', ')} ${verdict === 'broken' ? 'broke a promise' : 'could not run'}: ${why}`);
      results.push(...here.map((id) => ({ id, verdict, why }) as const));
    }
  }
  return results;
}

/** 0: every goal's must is reached · 1: one is missed, or a promise was broken · 2: nothing is known to be wrong, but something could not run. */
export function exitCodeOf(results: readonly Pick<AnyResult, 'verdict'>[]): 0 | 1 | 2 {
  const has = (verdict: AnyResult['verdict']) => results.some((result) => result.verdict === verdict);
  if (has('missed') || has('broken')) return 1;
  return has('not run') || !results.length ? 2 : 0;
}
