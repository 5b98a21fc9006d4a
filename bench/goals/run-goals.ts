import { InvariantViolation } from '../database/invariant-violation.ts';
import type { BenchContext, GoalGroup, GoalOutcome } from './goal.ts';

/**
 * Runs the selected goals, one group after the other. If a group throws, the others still run, and
 * its goals are in the results with the reason: as broken (InvariantViolation) or as not run.
 */
export async function runGoals(
  groups: readonly GoalGroup[],
  selected: ReadonlySet<string>,
  context: BenchContext,
): Promise<GoalOutcome[]> {
  const outcomes: GoalOutcome[] = [];
  for (const group of groups) {
    const ids = group.goals.filter((id) => selected.has(id));
    if (!ids.length) continue;
    try {
      outcomes.push(...(await group.run(new Set(ids), context)));
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : String(fault);
      const verdict = fault instanceof InvariantViolation ? 'broken' : 'not run';
      context.log(`${ids.join(', ')} ${verdict === 'broken' ? 'broke an invariant' : 'could not run'}: ${why}`);
      outcomes.push(...ids.map((id) => ({ id, verdict, why }) as const));
    }
  }
  return outcomes;
}

/**
 * 0: every goal reaches its "must" · 1: one is missed, or an invariant was broken · 2: neither, but
 * something could not run.
 */
export function exitCodeOf(outcomes: readonly Pick<GoalOutcome, 'verdict'>[]): 0 | 1 | 2 {
  const has = (verdict: GoalOutcome['verdict']) => outcomes.some((outcome) => outcome.verdict === verdict);
  if (has('missed') || has('broken')) return 1;
  return has('not run') || !outcomes.length ? 2 : 0;
}
