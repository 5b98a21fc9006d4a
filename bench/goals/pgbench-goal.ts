import { rounded, spreadOf } from '../figures.ts';
import { flushTime } from '../flush-time.ts';
import { crowd, type HotLotRun, runHotLot } from '../hot-lot.ts';
import { findPgbench, type PgbenchRun, prepareOneRow, runPgbench } from '../pgbench.ts';
import type { GoalResult, GoalRun } from './goal.ts';
import { errorsOf, measureOf } from './measure.ts';

const CLIENTS = [1, 2, 4, 8, 16, 32, 64];
/** Connections that are left to the superuser and to the bench itself. */
const KEPT_BACK = 8;
/** Seconds of each try with which pgbench's best number of clients is sought. */
const TRY = 2;
/** How many of the tried numbers run in every pair. The better of them counts, so that one lucky try does not decide. */
const BEST = 2;

/** G2: one hot lot with 256 bids in flight beside the best that PostgreSQL itself can do with one row. Each of our bids stores several rows besides. */
export async function runPgbenchGoal(_: ReadonlySet<string>, run: GoalRun): Promise<GoalResult[]> {
  const { database, pairs, seconds, say } = run;
  const program = findPgbench();
  const flush = flushTime(run.folder);
  const script = await prepareOneRow(database, run.folder);

  const tried: { readonly clients: number; readonly perSecond: number }[] = [];
  const [room] = await database.query<{ most: number }>(`SELECT current_setting('max_connections')::int AS most`);
  const most = (room?.most ?? 0) - KEPT_BACK;
  for (const clients of new Set(CLIENTS.map((wanted) => Math.min(wanted, most)))) {
    const { perSecond } = await runPgbench(program, database, { script, clients, seconds: TRY });
    say(`pgbench with ${clients} clients: ${perSecond.toFixed(0)} updates/s`);
    tried.push({ clients, perSecond });
  }
  const best = tried.toSorted((a, b) => b.perSecond - a.perSecond).slice(0, BEST);

  const ours: HotLotRun[] = [];
  const theirs: PgbenchRun[] = [];
  for (let pair = 1; pair <= pairs; pair++) {
    const house = await runHotLot('rostrum', database, { ...crowd, seconds });
    const rows: PgbenchRun[] = [];
    for (const { clients } of best)
      rows.push(
        await runPgbench(program, database, { script, clients, seconds: Math.max(1, Math.round(seconds / BEST)) }),
      );
    const better = rows.reduce((a, b) => (b.perSecond > a.perSecond ? b : a));
    ours.push(house);
    theirs.push(better);
    say(
      `pair ${pair} of ${pairs}: rostrum ${house.decidedPerSecond.toFixed(0)} decided/s, pgbench ${better.perSecond.toFixed(0)} updates/s`,
    );
  }

  const measure = measureOf(
    'decided bids/s ÷ pgbench',
    spreadOf(ours.map((house, pair) => house.decidedPerSecond / (theirs[pair] as PgbenchRun).perSecond)),
    pgbenchMarks(flush),
  );
  return [
    {
      id: 'G2',
      title: 'durable decided bids on one hot lot ÷ one-row updates of pgbench at its best',
      unit: 'decided bids/s',
      measures: [measure],
      figures: {
        rostrum: ours.map((house) => rounded(house.decidedPerSecond)),
        rostrumAccepted: ours.map((house) => rounded(house.acceptedPerSecond)),
        pgbench: theirs.map(({ perSecond }) => rounded(perSecond)),
        pgbenchClients: best.map(({ clients }) => clients),
        flushMicroseconds: [Math.round(flush)],
      },
      errors: { rostrum: errorsOf(ours), pgbench: errorsOf(theirs) },
      verdict: measure.verdict,
    },
  ];
}

/**
 * The marks of G2 where one flush takes so many microseconds: 2 and 4 up to 150 µs, 5 and 15 from 500 µs, in a straight line between. The dearer a flush,
 * the more is gained by putting bids together.
 */
export function pgbenchMarks(flush: number): {
  readonly must: number;
  readonly moonshot: number;
  readonly better: 'more';
} {
  const share = Math.min(1, Math.max(0, (flush - 150) / (500 - 150)));
  return { must: rounded(2 + 3 * share), moonshot: rounded(4 + 11 * share), better: 'more' };
}
