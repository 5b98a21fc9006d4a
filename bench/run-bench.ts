// `npm run bench -- [G1 G3 …] [--pairs 5] [--seconds 8] [--json]`: speed, side by side with what it is compared to, in one run.
// Progress goes to stderr; the table, or with --json one object, to stdout. Exit 0: every "must" is reached · 1: one is missed, or a promise was
// broken · 2: something could not run.
import { parseArgs } from 'node:util';
import { openBenchDatabase } from './database.ts';
import { runCountdownGoal } from './goals/countdown-goal.ts';
import { fanOutGoals } from './goals/fan-out-goals.ts';
import type { GoalGroup } from './goals/goal.ts';
import { runGrowthGoal } from './goals/growth-goal.ts';
import { runHotLotGoals } from './goals/hot-lot-goals.ts';
import { runNodesGoal } from './goals/nodes-goal.ts';
import { runPageGoals } from './goals/page-goals.ts';
import { runPgbenchGoal } from './goals/pgbench-goal.ts';
import { screensGoals } from './goals/screens-goals.ts';
import { jsonOf, reportOf, tableOf } from './report.ts';
import { exitCodeOf, runGoals } from './run-goals.ts';
import { startBenchPostgres } from './start-bench-postgres.ts';

/** Which goals there are, and what runs them: those that share runs share a row. */
const groups: readonly GoalGroup[] = [
  { goals: ['G1', 'G3', 'G4'], run: runHotLotGoals },
  { goals: ['G2'], run: runPgbenchGoal },
  { goals: ['G9', 'G10'], run: runPageGoals },
  { goals: ['G12'], run: runGrowthGoal },
  { goals: ['G14'], run: runNodesGoal },
  { goals: ['G16'], run: runCountdownGoal },
  ...fanOutGoals,
  ...screensGoals,
];

const known = groups.flatMap(({ goals }) => goals).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      pairs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '8' },
    },
  });
  const strange = positionals.filter((goal) => !known.includes(goal));
  if (strange.length) throw new Error(`No such goal: ${strange.join(', ')}. There are: ${known.join(', ')}`);
  const whole = (name: 'pairs' | 'seconds') => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1 || value > 600)
      throw new Error(`--${name} takes a whole number from 1 to 600, not ${values[name]}`);
    return value;
  };
  return {
    json: values.json,
    pairs: whole('pairs'),
    seconds: whole('seconds'),
    goals: new Set(positionals.length ? positionals : known),
  };
}

try {
  const orders = readOptions();
  const say = (message: string) => console.error(message);
  const postgres = await startBenchPostgres();
  try {
    const database = await openBenchDatabase(postgres.url);
    try {
      const run = { database, folder: postgres.folder, pairs: orders.pairs, seconds: orders.seconds, say };
      const results = await runGoals(groups, orders.goals, run);
      const report = await reportOf(results, database.durability, postgres.folder);
      console.log(orders.json ? JSON.stringify(jsonOf(report)) : tableOf(report));
      process.exitCode = exitCodeOf(results);
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
  }
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 2;
}
process.exit();
