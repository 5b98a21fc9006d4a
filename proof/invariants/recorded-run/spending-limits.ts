import { evolve } from '#auction/evolve.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import type { History, LimitDump } from '#proof/chaos/recording/recorded-run.ts';
import { type HistoryChecker, type Look, momentOf } from './run-clock.ts';
import { isFinal, type KeyedCommand, keyedCommands } from './keyed-commands.ts';
import { recordedEvent, TOLERANCE } from './recorded-lots.ts';

/**
 * What a paddle has committed on one lot from a moment on, minor units: nothing once it leads no more. `db` is what the ledger's clock said, epoch
 * milliseconds; the statement may end much later, where the disk is slow. `told` is when somebody heard of it, `t` of the history: by then it had.
 */
type Commitment = { readonly db: number; readonly told: number; readonly lot: string; readonly amount: number };

/** I21: what a paddle has committed is within its limit at every moment of the ledger, and nobody is refused for having committed more than they had. */
export const withinLimit: HistoryChecker = {
  invariant: 'I21',
  promise: 'a paddle commits no more than its limit, and may commit all of it',
  look: (history) => {
    const commands = keyedCommands(history);
    return history.limits.flatMap((paddle): readonly Look[] => {
      if (paddle.limit === null) return [];
      const commitments = commitmentsOf(history, paddle.paddle);
      return [
        ...sumsOf(history, commitments, paddle),
        ...commands.flatMap((command) => refusalOf(history, commitments, paddle, command)),
      ];
    });
  },
};

/** In the order in which the ledger was written: it reads its clock when the paddle is locked and its commitments have been summed up. */
function commitmentsOf({ events, recv }: History, paddle: string): readonly Commitment[] {
  const lots = new Map<string, Lot>();
  const told = new Map<string, number>();
  for (const { l, s, t } of recv) if (!told.has(`${l}/${s}`)) told.set(`${l}/${s}`, t);
  return events
    .toSorted((one, other) => one.db - other.db || one.s - other.s)
    .flatMap((event) => {
      const before = lots.get(event.l) ?? SCHEDULED_LOT;
      const after = evolve(before, recordedEvent(event));
      lots.set(event.l, after);
      const amount = committedOn(after, paddle);
      return amount === committedOn(before, paddle)
        ? []
        : [{ db: event.db, told: told.get(`${event.l}/${event.s}`) ?? Number.POSITIVE_INFINITY, lot: event.l, amount }];
    });
}

function committedOn(lot: Lot, paddle: string): number {
  if (lot.leadingPaddle !== paddle) return 0;
  if (lot.status === 'sold') return lot.hammerPrice ?? 0;
  return lot.status === 'open' ? (lot.leader?.limit ?? 0) : 0;
}

function sumsOf(history: History, commitments: readonly Commitment[], { paddle, limit }: LimitDump): readonly Look[] {
  const committed = new Map<string, number>();
  // What one statement wrote was summed up as a whole.
  return [...Map.groupBy(commitments, ({ db }) => db)].map(([db, together]) => {
    for (const { lot, amount } of together) committed.set(lot, amount);
    const sum = [...committed.values()].reduce((total, amount) => total + amount, 0);
    const fault = sum > Number(limit) ? `paddle ${paddle} had ${sum} committed, its limit is ${limit}` : null;
    return { t: momentOf(history, db), fault };
  });
}

/** A refusal names what was left. That must be so at some moment between the bid and its answer. */
function refusalOf(
  history: History,
  commitments: readonly Commitment[],
  { u, limit }: LimitDump,
  { u: by, l, k, sent, answers, outcome }: KeyedCommand,
): readonly Look[] {
  const left = outcome?.r?.code === 'OVER_LIMIT' ? Number(outcome.r.available) : null;
  const [first] = sent;
  if (by !== u || left === null || !first) return [];
  const from = first.t - TOLERANCE;
  const to = (answers.find(isFinal)?.t ?? history.meta.endedAt) + TOLERANCE;
  const spans = [...Map.groupBy(commitments, ({ lot }) => lot)]
    .filter(([lot]) => lot !== l)
    .map(([, changes]) => {
      // Lots change together, in an order that the ledger does not tell: each is taken for itself.
      const before = changes.findLast(({ told }) => told < from)?.amount ?? 0;
      const meanwhile = changes.filter(({ db, told }) => told >= from && momentOf(history, db) <= to);
      const amounts = [before, ...meanwhile.map(({ amount }) => amount)];
      return { least: Math.min(...amounts), most: Math.max(...amounts) };
    });
  const most = Number(limit) - spans.reduce((sum, { least }) => sum + least, 0);
  const least = Math.max(0, Number(limit) - spans.reduce((sum, span) => sum + span.most, 0));
  const says = `${k} was refused with ${left} left, when there was between ${least} and ${most}`;
  return [{ t: first.t, fault: left < least || left > most ? says : null }];
}
