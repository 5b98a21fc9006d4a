import type { ScreensCount } from '../load/bids-to-screens-load.ts';
import { percentile, rounded, spreadOf } from '../measurement/statistics.ts';
import { openScreensSide } from '../scenarios/bids-to-screens.ts';
import { openFanOutSide } from '../scenarios/fan-out.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { atMost, measureOf, totalErrors } from './measure.ts';
import { worstVerdict } from './verdict.ts';

const RATE = 5;
const WATCHERS = [10, 100, 1_000, 10_000];

/**
 * G13: how the time to answer a bid and the cost of a delivery grow up to ten thousand watchers.
 */
export async function runWatchersGoal({ database, log }: BenchContext): Promise<GoalResult> {
  const answers: number[] = [];
  const costs: number[] = [];
  const counts: ScreensCount[] = [];
  const bidding = await openScreensSide('rostrum', database);
  const deliveries = await openFanOutSide('rostrum');
  try {
    await bidding.join(WATCHERS[0] as number);
    await bidding.bid(50, 4);
    for (const watchers of WATCHERS) {
      await bidding.join(watchers);
      const count = await bidding.bid(RATE, 8);
      counts.push(count);
      answers.push(percentile(count.acks, 50));
      await deliveries.join(watchers);
      await deliveries.saturate('long', 2);
      const { frames, processorSeconds } = await deliveries.saturate('long', 4);
      costs.push((processorSeconds / frames) * 1e6);
      log(
        `${watchers} watchers: answer p50 ${answers.at(-1)?.toFixed(2)} ms, ` +
          `${costs.at(-1)?.toFixed(2)} µs for each delivery`,
      );
    }
  } finally {
    await deliveries.stop();
    await bidding.stop();
  }
  const [answerAt10, , , answerAt10k] = answers as [number, number, number, number];
  const [, costAt100, , costAt10k] = costs as [number, number, number, number];
  const measures = [
    measureOf('processor time per delivery ÷ at 100', spreadOf([costAt10k / costAt100]), atMost(1.4, 1.1)),
    measureOf('answer p50 ÷ at 10', spreadOf([answerAt10k / answerAt10]), atMost(1.5, 1.1)),
  ];
  return {
    id: 'G13',
    title: `growth to ${WATCHERS.at(-1)} watchers of one lot, ${RATE} bids/s`,
    unit: 'ms and µs',
    measures,
    figures: {
      watchers: WATCHERS,
      'answer p50, ms': answers.map(rounded),
      'processor time per delivery, µs': costs.map(rounded),
    },
    errors: { rostrum: totalErrors(counts) },
    verdict: worstVerdict(measures.map(({ verdict }) => verdict)),
  };
}
