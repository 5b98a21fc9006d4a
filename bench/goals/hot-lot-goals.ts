import { timeRawCommits } from '../database/raw-commits.ts';
import { percentile, rounded, spreadOf } from '../measurement/statistics.ts';
import { crowd, type HotLotRun, idle, runHotLot, rush } from '../scenarios/hot-lot.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { atLeast, atMost, measureOf, ratiosOf, totalErrors } from './measure.ts';
import { worstVerdict } from './verdict.ts';

/** The runs which G1 and G4 share: pairs of Rostrum and the naive stack, in turn. */
type Pairs = { readonly rostrum: readonly HotLotRun[]; readonly naive: readonly HotLotRun[] };

/** G1, G3 and G4, as selected: a hot lot with 256 bidders, and an idle server. */
export async function runHotLotGoals(selected: ReadonlySet<string>, context: BenchContext): Promise<GoalResult[]> {
  const results: GoalResult[] = [];
  const pairs = selected.has('G1') || selected.has('G4') ? await runPairs(context) : { rostrum: [], naive: [] };
  if (selected.has('G1')) results.push(rateGoal(pairs));
  if (selected.has('G3')) results.push(await costGoal(context));
  if (selected.has('G4')) results.push(await latencyGoal(pairs, context));
  return results;
}

async function runPairs({ database, pairs, seconds, log }: BenchContext): Promise<Pairs> {
  const rostrum: HotLotRun[] = [];
  const naive: HotLotRun[] = [];
  for (let pair = 1; pair <= pairs; pair++) {
    const ours = await runHotLot('rostrum', database, { ...crowd, seconds });
    const theirs = await runHotLot('naive', database, { ...crowd, seconds });
    rostrum.push(ours);
    naive.push(theirs);
    log(
      `pair ${pair} of ${pairs}: ` +
        `rostrum ${ours.decidedPerSecond.toFixed(0)} decided/s (p99 ${ours.p99.toFixed(1)} ms), ` +
        `naive ${theirs.decidedPerSecond.toFixed(0)} decided/s (p99 ${theirs.p99.toFixed(0)} ms)`,
    );
  }
  return { rostrum, naive };
}

function rateGoal({ rostrum, naive }: Pairs): GoalResult {
  const decided = (runs: readonly HotLotRun[]) => runs.map((run) => run.decidedPerSecond);
  const accepted = (runs: readonly HotLotRun[]) => runs.map((run) => rounded(run.acceptedPerSecond));
  const measure = measureOf(
    'decided bids/s ÷ naive',
    spreadOf(ratiosOf(decided(rostrum), decided(naive))),
    atLeast(15, 50),
  );
  return {
    id: 'G1',
    title: 'durable decided bids on one hot lot, 256 bidders at once',
    unit: 'decided bids/s',
    measures: [measure],
    figures: {
      rostrum: decided(rostrum).map(rounded),
      naive: decided(naive).map(rounded),
      rostrumAccepted: accepted(rostrum),
      naiveAccepted: accepted(naive),
    },
    errors: { rostrum: totalErrors(rostrum), naive: totalErrors(naive) },
    verdict: measure.verdict,
  };
}

/** One run is enough, since it is counted, not timed. */
async function costGoal({ database, seconds, log }: BenchContext): Promise<GoalResult> {
  log('counting flushes and transactions');
  const run = await runHotLot('rostrum', database, { ...crowd, seconds, counted: true });
  const { fsyncsPerBid, transactionsPerBid } = run.cost;
  const measures = [
    measureOf('log flushes per decided bid', spreadOf([fsyncsPerBid]), atMost(0.05, 0.01)),
    measureOf('database transactions per decided bid', spreadOf([transactionsPerBid]), atMost(0.05, 0.01)),
  ];
  return {
    id: 'G3',
    title: 'database work per decided bid, 256 bidders at once',
    unit: 'per decided bid',
    measures,
    figures: {
      fsyncs: [rounded(fsyncsPerBid)],
      transactions: [rounded(transactionsPerBid)],
    },
    errors: { rostrum: run.errors },
    verdict: worstVerdict(measures.map(({ verdict }) => verdict)),
  };
}

async function latencyGoal({ rostrum, naive }: Pairs, { database, pairs, log }: BenchContext): Promise<GoalResult> {
  const idleAcks: number[] = [];
  const commits: number[] = [];
  for (let pair = 1; pair <= pairs; pair++) {
    const ack = (await runHotLot('rostrum', database, { ...idle, seconds: 4 })).p50;
    const commit = percentile(await timeRawCommits(database.url, { times: 20, pause: idle.pause, warmUp: 300 }), 50);
    idleAcks.push(ack);
    commits.push(commit);
    log(`idle pair ${pair} of ${pairs}: rostrum ${ack.toFixed(2)} ms, a raw commit ${commit.toFixed(2)} ms`);
  }
  const rushRun = await runHotLot('rostrum', database, rush);
  log(`${rush.perSecond} bids a second for ${rush.seconds} s: p99 ${rushRun.p99.toFixed(1)} ms`);
  const p99 = (runs: readonly HotLotRun[]) => runs.map((run) => run.p99);
  const measures = [
    measureOf('idle ack p50 ÷ raw commit', spreadOf(ratiosOf(idleAcks, commits)), atMost(1.5, 1.2)),
    measureOf('ack p99 at 256 ÷ naive', spreadOf(ratiosOf(p99(rostrum), p99(naive))), atMost(0.15, 0.05)),
  ];
  return {
    id: 'G4',
    title: 'time to answer a bid',
    unit: 'ms',
    measures,
    figures: {
      rostrumIdleP50: idleAcks.map(rounded),
      rawCommitP50: commits.map(rounded),
      rostrumP99: p99(rostrum).map(rounded),
      naiveP99: p99(naive).map(rounded),
      rostrumRushP50: [rounded(rushRun.p50)],
      rostrumRushP99: [rounded(rushRun.p99)],
    },
    errors: { rush: rushRun.errors },
    verdict: worstVerdict(measures.map(({ verdict }) => verdict)),
  };
}
