import type { BidPeriod, SteadyCount } from '../load/steady-bids.ts';
import { percentile, rounded, spreadOf } from '../measurement/statistics.ts';
import { requireWrk, runWrk, type WrkCount } from '../processes/wrk.ts';
import { openLotPage } from '../scenarios/lot-page.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { atMost, measureOf, ratiosOf, totalErrors } from './measure.ts';

const VIEWERS = 1000;
const RATE = 20;
/** Seconds of one measurement at least: a p99 needs some hundreds of bids. */
const MIN_SECONDS = 12;

/** G9: how much page requests delay bids. Throws where wrk is missing. */
export async function runBidsBesidePagesGoal({ database, pairs, seconds, log }: BenchContext): Promise<GoalResult> {
  requireWrk();
  const server = await openLotPage(database, { viewers: VIEWERS, log });
  const period: BidPeriod = { seconds: Math.max(seconds, MIN_SECONDS), bidsPerSecond: RATE };
  const quiet: SteadyCount[] = [];
  const saturated: SteadyCount[] = [];
  const pages: WrkCount[] = [];
  try {
    // Not counted: the code is compiled meanwhile.
    await Promise.all([server.bid({ ...period, seconds: 3 }), runWrk(server.url, 3)]);
    for (let pair = 1; pair <= pairs; pair++) {
      const alone = await server.bid(period);
      const [beside, requests] = await Promise.all([server.bid(period), runWrk(server.url, period.seconds)]);
      quiet.push(alone);
      saturated.push(beside);
      pages.push(requests);
      log(`pair ${pair} of ${pairs}: ${describePair(alone, beside, requests)}`);
    }
  } finally {
    await server.stop();
  }
  const quietP99 = quiet.map(p99);
  const saturatedP99 = saturated.map(p99);
  const measure = measureOf(
    'ack p99 beside saturated pages ÷ alone',
    spreadOf(ratiosOf(saturatedP99, quietP99)),
    atMost(3, 1.5),
  );
  return {
    id: 'G9',
    title: `delay of bids by page requests: ${RATE} bids/s, ${VIEWERS} viewers, 50 connections request the lot's page`,
    unit: 'ms',
    measures: [measure],
    figures: {
      quietP99: quietP99.map(rounded),
      saturatedP99: saturatedP99.map(rounded),
      pagesPerSecond: pages.map(({ perSecond }) => rounded(perSecond)),
    },
    errors: { bids: totalErrors([...quiet, ...saturated]), pages: totalErrors(pages) },
    verdict: measure.verdict,
  };
}

function describePair(alone: SteadyCount, beside: SteadyCount, { perSecond }: WrkCount): string {
  const p50 = ({ waits }: SteadyCount) => percentile(waits, 50).toFixed(1);
  return (
    `ack p99 ${p99(alone).toFixed(1)} ms alone, ${p99(beside).toFixed(1)} ms beside ` +
    `${perSecond.toFixed(0)} pages/s (p50 ${p50(alone)}, ${p50(beside)} ms)`
  );
}

function p99({ waits }: SteadyCount): number {
  return percentile(waits, 99);
}
