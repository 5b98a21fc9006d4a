import { measureDeliveries } from '../goals/deliveries-goal.ts';
import type { BenchContext } from '../goals/goal.ts';
import { fixedYoungGeneration, measureBytesPerBidder } from '../goals/memory-goal.ts';
import { openFanOutSide } from '../scenarios/fan-out.ts';
import { crowd, runHotLot } from '../scenarios/hot-lot.ts';

/** A goal for which optimisations are switched off. */
export type AblationGoal = {
  readonly id: string;
  readonly unit: string;
  readonly better: 'more' | 'less';
  /**
   * Whether the figure depends on how fast the machine is at the moment. It is then measured with
   * everything on before and after each variant.
   */
  readonly dependsOnSpeed: boolean;
  /** Measures Rostrum, started with further environment variables. */
  readonly measure: (variables: Readonly<Record<string, string>>, context: BenchContext) => Promise<number>;
};

export const ablationGoals: readonly AblationGoal[] = [
  {
    id: 'G1',
    unit: 'decided bids/s',
    better: 'more',
    dependsOnSpeed: true,
    measure: async (variables, { database, seconds }) =>
      (await runHotLot('rostrum', database, { ...crowd, seconds }, variables)).decidedPerSecond,
  },
  {
    id: 'G5',
    unit: 'deliveries per processor second',
    better: 'more',
    dependsOnSpeed: true,
    measure: async (variables, { seconds }) => {
      const side = await openFanOutSide('rostrum', { variables });
      try {
        return await measureDeliveries(side, seconds);
      } finally {
        await side.stop();
      }
    },
  },
  {
    id: 'G7',
    unit: 'bytes per bidder',
    better: 'less',
    dependsOnSpeed: false,
    measure: async (variables) => {
      const side = await openFanOutSide('rostrum', { variables, nodeFlags: fixedYoungGeneration });
      try {
        return (await measureBytesPerBidder(side)).resident;
      } finally {
        await side.stop();
      }
    },
  },
];

export const ablationGoalIds: readonly string[] = ablationGoals.map(({ id }) => id);
