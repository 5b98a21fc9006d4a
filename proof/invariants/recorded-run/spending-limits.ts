import { evolve } from '#auction/evolve.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import type { LimitDump, RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { CLAIMS } from '../claims.ts';
import type { Finding, Invariant } from '../invariant.ts';
import { committedAmount } from '../recorded-lot/committed-amount.ts';
import { isFinal, type KeyedCommand, keyedCommands } from './keyed-commands.ts';
import { recordedEvent } from './run-commands.ts';
import { CLOCK_TOLERANCE, runTime } from './run-time.ts';

/**
 * What a paddle has committed on one lot from a moment on, minor units; 0 once it no longer leads.
 * `db` is the ledger's clock, epoch milliseconds; on a slow disk the statement may end much later.
 * `received` is when a client first received it, `t` of the run: by then it was written.
 */
type Commitment = { readonly db: number; readonly received: number; readonly lot: string; readonly amount: number };

/** I21: what a paddle has committed is within its limit at every moment of the ledger. */
export const withinLimit: Invariant<RecordedRun> = {
  ...CLAIMS.withinLimit,
  check: (run) =>
    limitedPaddles(run).flatMap((paddle) => {
      const committed = new Map<string, number>();
      // The commitments of one statement are checked together.
      return [...Map.groupBy(commitmentsOf(run, paddle.paddle), ({ db }) => db)].map(([db, changes]): Finding => {
        for (const { lot, amount } of changes) committed.set(lot, amount);
        const sum = [...committed.values()].reduce((total, amount) => total + amount, 0);
        const breach = `paddle ${paddle.paddle} had ${sum} committed, its limit is ${paddle.limit}`;
        return { at: runTime(run, db), breach: sum > Number(paddle.limit) ? breach : null };
      });
    }),
};

/**
 * I21: a refusal because of the limit names an amount that was left between the bid and its answer.
 */
export const limitIsUsable: Invariant<RecordedRun> = {
  ...CLAIMS.limitIsUsable,
  check: (run) => {
    const commands = keyedCommands(run);
    return limitedPaddles(run).flatMap((paddle) => {
      const commitments = commitmentsOf(run, paddle.paddle);
      return commands.flatMap((command) => refusalForLimit(run, commitments, paddle, command));
    });
  },
};

function limitedPaddles({ limits }: RecordedRun): readonly LimitDump[] {
  return limits.filter(({ limit }) => limit !== null);
}

/**
 * In the order of the ledger, which reads its clock once the paddle is locked and its commitments
 * are summed.
 */
function commitmentsOf({ events, recv }: RecordedRun, paddle: string): readonly Commitment[] {
  const lots = new Map<string, Lot>();
  const received = new Map<string, number>();
  for (const { l, s, t } of recv) if (!received.has(`${l}/${s}`)) received.set(`${l}/${s}`, t);
  return events
    .toSorted((one, other) => one.db - other.db || one.s - other.s)
    .flatMap((event): readonly Commitment[] => {
      const { l, s, db } = event;
      const before = lots.get(l) ?? SCHEDULED_LOT;
      const after = evolve(before, recordedEvent(event));
      lots.set(l, after);
      const amount = committedAmount(after, paddle);
      if (amount === committedAmount(before, paddle)) return [];
      return [{ db, received: received.get(`${l}/${s}`) ?? Number.POSITIVE_INFINITY, lot: l, amount }];
    });
}

function refusalForLimit(
  run: RecordedRun,
  commitments: readonly Commitment[],
  { u, limit }: LimitDump,
  { u: bidder, l, k, sent, answers, outcome }: KeyedCommand,
): readonly Finding[] {
  const left = outcome?.r?.code === 'OVER_LIMIT' ? Number(outcome.r.available) : null;
  const [first] = sent;
  if (bidder !== u || left === null || !first) return [];
  const from = first.t - CLOCK_TOLERANCE;
  const to = (answers.find(isFinal)?.t ?? run.meta.endedAt) + CLOCK_TOLERANCE;
  const ranges = [...Map.groupBy(commitments, ({ lot }) => lot)]
    .filter(([lot]) => lot !== l)
    .map(([, changes]) => {
      // The ledger does not order changes across lots, so each lot is bounded on its own.
      const before = changes.findLast(({ received }) => received < from)?.amount ?? 0;
      const meanwhile = changes.filter(({ db, received }) => received >= from && runTime(run, db) <= to);
      const amounts = [before, ...meanwhile.map(({ amount }) => amount)];
      return { least: Math.min(...amounts), most: Math.max(...amounts) };
    });
  const most = Number(limit) - ranges.reduce((sum, range) => sum + range.least, 0);
  const least = Math.max(0, Number(limit) - ranges.reduce((sum, range) => sum + range.most, 0));
  const breach = `${k} was refused with ${left} left, when there was between ${least} and ${most}`;
  return [{ at: first.t, breach: left < least || left > most ? breach : null }];
}
