import { InvariantViolation } from '../database/invariant-violation.ts';
import type { BenchContext } from '../goals/goal.ts';
import type { AblationGoal } from './ablation-goal.ts';
import { allOn, labelOf, type VariantName, variablesWithout } from './variant.ts';

/** The figures of one variant in one round, with everything on and without it. */
export type Comparison = {
  readonly goal: string;
  readonly variant: VariantName;
  readonly allOn: number;
  readonly without: number;
};

/** A measurement that failed. */
export type AblationFault = {
  readonly goal: string;
  /** Null where everything was on. */
  readonly variant: VariantName | null;
  readonly message: string;
  /** Whether the ledger broke an invariant. */
  readonly isViolation: boolean;
};

export type AblationFigures = {
  readonly comparisons: readonly Comparison[];
  readonly faults: readonly AblationFault[];
};

/** Measures each variant against everything on, in turn, in as many rounds as there are pairs. */
export async function runAblation(
  goals: readonly AblationGoal[],
  variants: readonly VariantName[],
  context: BenchContext,
): Promise<AblationFigures> {
  const comparisons: Comparison[] = [];
  const faults: AblationFault[] = [];
  for (const goal of goals) {
    for (let round = 1; round <= context.pairs; round++) {
      context.log(`${goal.id}, round ${round} of ${context.pairs}, ${goal.unit}`);
      // Every second round in reverse, so that no variant is always measured first.
      const order = round % 2 ? variants : variants.toReversed();
      const figures = await runRound(goal, order, context);
      comparisons.push(...figures.comparisons);
      faults.push(...figures.faults);
    }
  }
  return { comparisons, faults };
}

/**
 * Measures every variant once. A figure that depends on the machine's speed is compared with the
 * mean of the measurements before and after it.
 */
async function runRound(
  goal: AblationGoal,
  variants: readonly VariantName[],
  context: BenchContext,
): Promise<AblationFigures> {
  const faults: AblationFault[] = [];
  const measure = async (variant: VariantName | null): Promise<number | null> => {
    try {
      const figure = await goal.measure(variant === null ? allOn : variablesWithout(variant), context);
      context.log(`  ${labelOf(variant)}: ${Math.round(figure)}`);
      return figure;
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      context.log(`  ${labelOf(variant)} failed: ${message}`);
      faults.push({ goal: goal.id, variant, message, isViolation: fault instanceof InvariantViolation });
      return null;
    }
  };
  const comparisons: Comparison[] = [];
  let before = await measure(null);
  for (const variant of variants) {
    const without = await measure(variant);
    const after = goal.dependsOnSpeed ? await measure(null) : before;
    if (without !== null && before !== null && after !== null)
      comparisons.push({ goal: goal.id, variant, allOn: (before + after) / 2, without });
    before = after;
  }
  return { comparisons, faults };
}
