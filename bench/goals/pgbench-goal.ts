import type { BenchDatabase } from '../database/bench-database.ts';
import { flushTime } from '../measurement/flush-time.ts';
import { rounded, spreadOf } from '../measurement/statistics.ts';
import { findPgbench, type PgbenchRun, prepareOneRow, runPgbench } from '../processes/pgbench.ts';
import { crowd, type HotLotRun, runHotLot } from '../scenarios/hot-lot.ts';
import type { BenchContext, GoalResult, Targets } from './goal.ts';
import { atLeast, measureOf, ratiosOf, totalErrors } from './measure.ts';

const CLIENTS = [1, 2, 4, 8, 16, 32, 64];
/** Connections reserved for the superuser and for the bench itself. */
const RESERVED_CONNECTIONS = 8;
/** Seconds of each trial which looks for pgbench's best number of clients. */
const TRIAL = 2;
/**
 * How many of the tried numbers run in each pair; the better one counts, so that no lucky trial
 * decides.
 */
const FINALISTS = 2;

/** Runs pgbench with this many clients for this many seconds. */
type RunRows = (clients: number, seconds: number) => Promise<PgbenchRun>;

/**
 * G2: one hot lot with 256 bidders, against the best that PostgreSQL itself can do with one row.
 * Each bid of Rostrum also writes several other rows.
 */
export async function runPgbenchGoal(context: BenchContext): Promise<GoalResult> {
  const { database, pairs, seconds, log } = context;
  const program = findPgbench();
  const flush = flushTime(context.folder);
  const script = await prepareOneRow(database, context.folder);
  const runRows: RunRows = (clients, duration) => runPgbench(program, database, { script, clients, seconds: duration });
  const finalists = await findBestClients(runRows, database, log);

  const ours: HotLotRun[] = [];
  const theirs: PgbenchRun[] = [];
  for (let pair = 1; pair <= pairs; pair++) {
    const rostrum = await runHotLot('rostrum', database, { ...crowd, seconds });
    const rows: PgbenchRun[] = [];
    for (const clients of finalists) rows.push(await runRows(clients, Math.max(1, Math.round(seconds / FINALISTS))));
    const better = rows.reduce((a, b) => (b.perSecond > a.perSecond ? b : a));
    ours.push(rostrum);
    theirs.push(better);
    log(
      `pair ${pair} of ${pairs}: rostrum ${rostrum.decidedPerSecond.toFixed(0)} decided/s, ` +
        `pgbench ${better.perSecond.toFixed(0)} updates/s`,
    );
  }

  const decided = ours.map((run) => run.decidedPerSecond);
  const updates = theirs.map((run) => run.perSecond);
  const measure = measureOf('decided bids/s ÷ pgbench', spreadOf(ratiosOf(decided, updates)), pgbenchTargets(flush));
  return {
    id: 'G2',
    title: 'durable decided bids on one hot lot ÷ the best rate of one-row updates in pgbench',
    unit: 'decided bids/s',
    measures: [measure],
    figures: {
      rostrum: decided.map(rounded),
      rostrumAccepted: ours.map((run) => rounded(run.acceptedPerSecond)),
      pgbench: updates.map(rounded),
      pgbenchClients: finalists,
      flushMicroseconds: [Math.round(flush)],
    },
    errors: { rostrum: totalErrors(ours), pgbench: totalErrors(theirs) },
    verdict: measure.verdict,
  };
}

/** Tries each number of clients and returns the best ones. */
async function findBestClients(
  runRows: RunRows,
  database: BenchDatabase,
  log: (message: string) => void,
): Promise<number[]> {
  const trials: { readonly clients: number; readonly perSecond: number }[] = [];
  const [row] = await database.query<{ most: number }>(`SELECT current_setting('max_connections')::int AS most`);
  const most = (row?.most ?? 0) - RESERVED_CONNECTIONS;
  for (const clients of new Set(CLIENTS.map((count) => Math.min(count, most)))) {
    const { perSecond } = await runRows(clients, TRIAL);
    log(`pgbench with ${clients} clients: ${perSecond.toFixed(0)} updates/s`);
    trials.push({ clients, perSecond });
  }
  return trials
    .toSorted((a, b) => b.perSecond - a.perSecond)
    .slice(0, FINALISTS)
    .map(({ clients }) => clients);
}

/**
 * The targets of G2 for a flush of this many microseconds: 2 and 4 up to 150 µs, 5 and 15 from
 * 500 µs, linear between. The slower a flush is, the more batching gains.
 */
export function pgbenchTargets(flush: number): Targets {
  const share = Math.min(1, Math.max(0, (flush - 150) / (500 - 150)));
  return atLeast(rounded(2 + 3 * share), rounded(4 + 11 * share));
}
