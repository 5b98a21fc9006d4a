import { rounded, type Spread, spreadOf } from '../measurement/statistics.ts';
import type { Environment } from '../report/report.ts';
import { environmentLines } from '../report/report-table.ts';
import type { AblationGoal } from './ablation-goal.ts';
import type { AblationFault, AblationFigures, Comparison } from './run-ablation.ts';
import { labelOf, type VariantName } from './variant.ts';

/**
 * An optimisation stays only if its median gain on a goal is at least this (docs/decisions/0023).
 */
const MIN_GAIN = 1.1;

/** The gain of an optimisation on one goal; null where every measurement failed. */
export type Gain = { readonly goal: string; readonly ratio: Spread | null };

export type AblationRow = {
  readonly variant: VariantName;
  readonly gains: readonly Gain[];
  /** Null for `allOff`, which is no optimisation. */
  readonly conclusion: string | null;
};

export type AblationReport = Environment & {
  readonly rows: readonly AblationRow[];
  readonly comparisons: readonly Comparison[];
  readonly faults: readonly AblationFault[];
};

type Goals = readonly Pick<AblationGoal, 'id' | 'better'>[];

/** One row for each variant. A ratio above 1 means that the optimisation gains. */
export function rowsOf(
  goals: Goals,
  variants: readonly VariantName[],
  comparisons: readonly Comparison[],
): readonly AblationRow[] {
  return variants.map((variant) => {
    const gains = goals.map(({ id, better }) => {
      const ratios = comparisons
        .filter((one) => one.goal === id && one.variant === variant)
        .map(({ allOn, without }) => (better === 'more' ? allOn / without : without / allOn));
      return { goal: id, ratio: ratios.length > 0 ? spreadOf(ratios) : null };
    });
    return { variant, gains, conclusion: variant === 'allOff' ? null : conclude(gains) };
  });
}

function conclude(gains: readonly Gain[]): string {
  const goalsWhere = (condition: (ratio: Spread | null) => boolean) =>
    gains
      .filter(({ ratio }) => condition(ratio))
      .map(({ goal }) => goal)
      .join(', ');
  const gaining = goalsWhere((ratio) => ratio !== null && ratio.median >= MIN_GAIN);
  if (gaining) return `kept: ≥ 10 % on ${gaining}`;
  const missing = goalsWhere((ratio) => ratio === null);
  if (missing) return `no conclusion: not measured on ${missing}`;
  return `no gain of 10 % on any of ${goalsWhere(() => true)}`;
}

/** 0: everything was measured · 1: the ledger broke an invariant · 2: a measurement failed. */
export function ablationExitCode({ comparisons, faults }: AblationFigures): 0 | 1 | 2 {
  if (faults.some(({ isViolation }) => isViolation)) return 1;
  return faults.length > 0 || comparisons.length === 0 ? 2 : 0;
}

/** The report as one JSON object. */
export function ablationJson({ rows, ...report }: AblationReport): object {
  const rounding = ({ median, min, max }: Spread) => ({
    median: rounded(median),
    min: rounded(min),
    max: rounded(max),
  });
  return {
    rostrumAblation: 1,
    ...report,
    rows: rows.map(({ variant, gains, conclusion }) => ({
      variant,
      gains: gains.map(({ goal, ratio }) => ({ goal, ratio: ratio && rounding(ratio) })),
      conclusion,
    })),
  };
}

const NAME_WIDTH = 28;
const CELL_WIDTH = 24;

/** The report as a table for people. */
export function ablationTable(report: AblationReport): string {
  const goals = report.rows[0]?.gains.map(({ goal }) => goal) ?? [];
  return [
    ...environmentLines(report),
    'Median (min – max) of all on ÷ without, for bytes of without ÷ all on: above 1 the optimisation gains.',
    lineOf('', goals, 'conclusion'),
    ...report.rows.map(({ variant, gains, conclusion }) =>
      lineOf(
        labelOf(variant),
        gains.map(({ ratio }) => (ratio ? formatSpread(ratio) : 'failed')),
        conclusion ?? '',
      ),
    ),
    lineOf(
      'all on, the figure itself',
      goals.map((goal) => describeAllOn(report.comparisons.filter((one) => one.goal === goal))),
      '',
    ),
    ...report.faults.map(({ goal, variant, message }) => `${goal}, ${labelOf(variant)}: ${message}`),
  ].join('\n');
}

function lineOf(name: string, cells: readonly string[], conclusion: string): string {
  return [name.padEnd(NAME_WIDTH), ...cells.map((cell) => cell.padEnd(CELL_WIDTH)), conclusion].join(' ').trimEnd();
}

function formatSpread({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)} – ${max.toFixed(2)})`;
}

/** Its range shows how much the machine's own speed varied. */
function describeAllOn(comparisons: readonly Comparison[]): string {
  if (comparisons.length === 0) return 'failed';
  const { median, min, max } = spreadOf(comparisons.map(({ allOn }) => Math.round(allOn)));
  return `${median} (${min} – ${max})`;
}
