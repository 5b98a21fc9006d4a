import type { GoalOutcome, GoalResult, Measure } from '../goals/goal.ts';
import type { Environment, Report } from './report.ts';

/** The report as a table for people. */
export function tableOf(report: Report): string {
  return [...environmentLines(report), ...report.goals.flatMap(goalLines)].join('\n');
}

/** The lines about the machine, which are printed above every table. */
export function environmentLines({ box }: Environment): readonly string[] {
  return [
    `${box.cores} cores, Node ${box.node}, PostgreSQL ${box.postgres}, ` +
      `fsync ${box.fsync}, one flush ${box.fdatasync_us} µs`,
    box.pinned ? '' : 'Processes could not be pinned to cores here: server and load share them.\n',
  ];
}

function goalLines(goal: GoalOutcome): readonly string[] {
  if ('why' in goal)
    return [`${goal.id}  ${goal.verdict === 'broken' ? 'AN INVARIANT WAS BROKEN' : 'could not run'}: ${goal.why}`];
  return [
    `${goal.id}  ${goal.title}: ${goal.verdict}`,
    ...goal.measures.map(measureLine),
    ...Object.entries(goal.figures).map(([name, values]) => `    ${name.padEnd(NAME_WIDTH)} ${values.join(' · ')}`),
    ...errorLines(goal.errors),
  ];
}

const NAME_WIDTH = 44;

function measureLine({ name, ratio, must, moonshot, better, verdict }: Measure): string {
  const sign = better === 'more' ? '≥' : '≤';
  const figure = `${String(ratio.median).padStart(9)}  (${ratio.min} – ${ratio.max})`;
  return `    ${name.padEnd(NAME_WIDTH)} ${figure}  must ${sign} ${must}, moonshot ${sign} ${moonshot}: ${verdict}`;
}

/** The errors of each side that has any. */
function errorLines(errors: GoalResult['errors']): readonly string[] {
  return Object.entries(errors)
    .filter(([, counts]) => Object.keys(counts).length > 0)
    .map(([side, counts]) => `    errors of ${side}: ${JSON.stringify(counts)}`);
}
