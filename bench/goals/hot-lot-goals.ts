import { rawCommits } from '../database.ts';
import { percentile, rounded, type Spread, spreadOf } from '../figures.ts';
import { worstOf } from '../goal-verdict.ts';
import { crowd, type HotLotRun, idler, runHotLot, rush } from '../hot-lot.ts';
import type { GoalResult, GoalRun } from './goal.ts';
import { errorsOf, measureOf } from './measure.ts';

/** The runs that G1 and G4 share: pairs of ours and the naive stack's, in turn. */
type Pairs = { readonly rostrum: readonly HotLotRun[]; readonly naive: readonly HotLotRun[] };

/** G1, G3 and G4, as far as they are wanted: one hot lot with 256 bids in flight, and one idle bidder. */
export async function runHotLotGoals(wanted: ReadonlySet<string>, run: GoalRun): Promise<GoalResult[]> {
  const results: GoalResult[] = [];
  const pairs = wanted.has('G1') || wanted.has('G4') ? await runPairs(run) : { rostrum: [], naive: [] };
  if (wanted.has('G1')) results.push(rate(pairs));
  if (wanted.has('G3')) results.push(await cost(run));
  if (wanted.has('G4')) results.push(await latency(pairs, run));
  return results;
}

async function runPairs({ database, pairs, seconds, say }: GoalRun): Promise<Pairs> {
  const rostrum: HotLotRun[] = [];
  const naive: HotLotRun[] = [];
  for (let pair = 1; pair <= pairs; pair++) {
    const ours = await runHotLot('rostrum', database, { ...crowd, seconds });
    const theirs = await runHotLot('naive', database, { ...crowd, seconds });
    rostrum.push(ours);
    naive.push(theirs);
    say(
      `pair ${pair} of ${pairs}: rostrum ${ours.decidedPerSecond.toFixed(0)} decided/s (p99 ${ours.p99.toFixed(1)} ms), ` +
        `naive ${theirs.decidedPerSecond.toFixed(0)} decided/s (p99 ${theirs.p99.toFixed(0)} ms)`,
    );
  }
  return { rostrum, naive };
}

function rate({ rostrum, naive }: Pairs): GoalResult {
  const measure = measureOf(
    'decided bids/s ÷ naive',
    ratios(rostrum, naive, (run) => run.decidedPerSecond),
    { must: 15, moonshot: 50, better: 'more' },
  );
  return {
    id: 'G1',
    title: 'durable decided bids on one hot lot, 256 bidders in flight',
    unit: 'decided bids/s',
    measures: [measure],
    figures: {
      rostrum: rostrum.map((run) => rounded(run.decidedPerSecond)),
      naive: naive.map((run) => rounded(run.decidedPerSecond)),
      rostrumAccepted: rostrum.map((run) => rounded(run.acceptedPerSecond)),
      naiveAccepted: naive.map((run) => rounded(run.acceptedPerSecond)),
    },
    errors: { rostrum: errorsOf(rostrum), naive: errorsOf(naive) },
    verdict: measure.verdict,
  };
}

/** Counted, not timed, so that one run is enough. */
async function cost({ database, seconds, say }: GoalRun): Promise<GoalResult> {
  say('counting what a bid costs the database');
  const run = await runHotLot('rostrum', database, { ...crowd, seconds, counted: true });
  const { fsyncsPerBid, transactionsPerBid } = run.cost;
  const marks = { must: 0.05, moonshot: 0.01, better: 'less' } as const;
  const measures = [
    measureOf('log flushes per decided bid', spreadOf([fsyncsPerBid]), marks),
    measureOf('database transactions per decided bid', spreadOf([transactionsPerBid]), marks),
  ];
  return {
    id: 'G3',
    title: 'what a decided bid costs the database, 256 bidders in flight',
    unit: 'per decided bid',
    measures,
    figures: {
      fsyncs: [rounded(fsyncsPerBid)],
      transactions: [rounded(transactionsPerBid)],
    },
    errors: { rostrum: run.errors },
    verdict: worstOf(measures.map(({ verdict }) => verdict)),
  };
}

async function latency({ rostrum, naive }: Pairs, { database, pairs, say }: GoalRun): Promise<GoalResult> {
  const ours: number[] = [];
  const floor: number[] = [];
  for (let pair = 1; pair <= pairs; pair++) {
    ours.push((await runHotLot('rostrum', database, { ...idler, seconds: 4 })).p50);
    floor.push(percentile(await rawCommits(database.url, { times: 20, pause: idler.pause, warmUp: 300 }), 50));
    say(
      `idle pair ${pair} of ${pairs}: rostrum ${ours[pair - 1]?.toFixed(2)} ms, a raw commit ${floor[pair - 1]?.toFixed(2)} ms`,
    );
  }
  const rushed = await runHotLot('rostrum', database, rush);
  say(`${rush.perSecond} bids a second for ${rush.seconds} s: p99 ${rushed.p99.toFixed(1)} ms`);
  const idle = measureOf(
    'idle ack p50 ÷ raw commit',
    spreadOf(ours.map((value, pair) => value / (floor[pair] as number))),
    {
      must: 1.5,
      moonshot: 1.2,
      better: 'less',
    },
  );
  const crowded = measureOf(
    'ack p99 at 256 ÷ naive',
    ratios(rostrum, naive, (run) => run.p99),
    { must: 0.15, moonshot: 0.05, better: 'less' },
  );
  return {
    id: 'G4',
    title: 'how long a bidder waits for the answer',
    unit: 'ms',
    measures: [idle, crowded],
    figures: {
      rostrumIdleP50: ours.map(rounded),
      rawCommitP50: floor.map(rounded),
      rostrumP99: rostrum.map((run) => rounded(run.p99)),
      naiveP99: naive.map((run) => rounded(run.p99)),
      rostrumRushP50: [rounded(rushed.p50)],
      rostrumRushP99: [rounded(rushed.p99)],
    },
    errors: { rush: rushed.errors },
    verdict: worstOf([idle.verdict, crowded.verdict]),
  };
}

function ratios(ours: readonly HotLotRun[], theirs: readonly HotLotRun[], figure: (run: HotLotRun) => number): Spread {
  return spreadOf(ours.map((run, pair) => figure(run) / figure(theirs[pair] as HotLotRun)));
}
