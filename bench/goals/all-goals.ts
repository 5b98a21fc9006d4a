import { runBidsBesidePagesGoal } from './bids-beside-pages-goal.ts';
import { runCountdownGoal } from './countdown-goal.ts';
import { runDeliveriesGoal } from './deliveries-goal.ts';
import type { BenchContext, GoalGroup, GoalResult } from './goal.ts';
import { runGrowthGoal } from './growth-goal.ts';
import { runHotLotGoals } from './hot-lot-goals.ts';
import { runLastScreenGoal } from './last-screen-goal.ts';
import { runMemoryGoal } from './memory-goal.ts';
import { runNodesGoal } from './nodes-goal.ts';
import { runPageRateGoal } from './page-rate-goal.ts';
import { runPgbenchGoal } from './pgbench-goal.ts';
import { runUsefulLoadGoal } from './useful-load-goal.ts';
import { runWatchersGoal } from './watchers-goal.ts';

/** Every goal, in the order in which they run. Goals which share runs are in one group. */
export const goalGroups: readonly GoalGroup[] = [
  { goals: ['G1', 'G3', 'G4'], run: runHotLotGoals },
  single('G2', runPgbenchGoal),
  single('G9', runBidsBesidePagesGoal),
  single('G10', runPageRateGoal),
  single('G12', runGrowthGoal),
  single('G14', runNodesGoal),
  single('G16', runCountdownGoal),
  single('G5', runDeliveriesGoal),
  single('G7', runMemoryGoal),
  single('G6', runUsefulLoadGoal),
  single('G8', runLastScreenGoal),
  single('G13', runWatchersGoal),
];

/** The ids of all goals, in numerical order. */
export const goalIds: readonly string[] = goalGroups
  .flatMap(({ goals }) => goals)
  .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));

function single(id: string, run: (context: BenchContext) => Promise<GoalResult>): GoalGroup {
  return { goals: [id], run: async (_selected, context) => [await run(context)] };
}
