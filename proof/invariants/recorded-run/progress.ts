import type { OpLine, RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { CLAIMS } from '../claims.ts';
import type { Finding, Invariant } from '../invariant.ts';
import { injectedFaults } from './injected-faults.ts';
import { isFinal } from './keyed-commands.ts';
import { runTime } from './run-time.ts';

/** I37: after each fault, bidding works again on every open lot within the time allowed. */
export const progress: Invariant<RecordedRun> = {
  ...CLAIMS.progress,
  check: (run) => {
    const lots = run.lots.map(({ l }) => openPeriod(run, l));
    const bids = sentBids(run.ops);
    return injectedFaults(run)
      .filter(({ struck }) => struck)
      .flatMap(({ name, from, ended, gone, to }) =>
        lots
          // Open from before the fault until the time allowed is over, so that it takes bids
          // throughout.
          .filter((lot) => lot.from < from && lot.to > Math.min(to, run.meta.quietAt))
          .flatMap(({ l }): readonly Finding[] => {
            const allowed = to - ended;
            const attempts = bids.filter(({ sentAt }) => sentAt > gone && sentAt <= to);
            const decided = attempts.filter(({ decidedAt }) => decidedAt !== null && decidedAt <= to);
            if (decided.some(({ lot }) => lot === l)) return [{ at: ended, breach: null }];
            // The run ended before the time allowed was over.
            if (run.meta.quietAt < to) return [];
            const within = `within ${allowed / 1000} ms after ${name}`;
            if (decided.length === 0) return [{ at: ended, breach: `${within} no bid at all was decided` }];
            // Only bids that left time to decide them count; without one, nobody bid on this lot
            // meanwhile.
            const here = attempts.filter(({ lot, sentAt }) => lot === l && sentAt <= ended + allowed / 2);
            if (here.length === 0) return [];
            return [{ at: ended, breach: `${within} ${here.length} bids on ${l} were sent and none was decided` }];
          }),
      );
  },
};

/** From when to when a lot took bids, `t` of the run. */
function openPeriod(run: RecordedRun, l: string): { readonly l: string; readonly from: number; readonly to: number } {
  const events = run.events.filter((event) => event.l === l);
  const opened = events.find(({ type }) => type === 'LotOpened');
  const closesAt = events.findLast(({ public: published }) => typeof published.closesAt === 'number')?.public
    .closesAt as number | undefined;
  return {
    l,
    from: opened ? runTime(run, opened.db) : Number.POSITIVE_INFINITY,
    to: closesAt === undefined ? 0 : runTime(run, closesAt),
  };
}

/** A bid or max bid that was sent, and when the rules decided it; null where they did not. */
type SentBid = { readonly lot: string; readonly sentAt: number; readonly decidedAt: number | null };

/** Refusals that the client caused itself: they say nothing about the lot. */
const CLIENT_ERRORS: ReadonlySet<string> = new Set(['RATE_LIMITED', 'UNAUTHENTICATED', 'KEY_REUSED', 'INVALID']);

function sentBids(ops: readonly OpLine[]): readonly SentBid[] {
  const decided = new Map<string, number>();
  const failed = new Set<string>();
  for (const line of ops) {
    const id = `${line.u}/${line.k}`;
    if (isFinal(line) && !decided.has(id)) decided.set(id, line.t);
    if (CLIENT_ERRORS.has(line.c ?? '')) failed.add(id);
  }
  return ops
    .filter(({ ph, op, u, k }) => ph === 'inv' && (op === 'bid' || op === 'max') && !failed.has(`${u}/${k}`))
    .map(({ l, u, k, t }) => ({ lot: l, sentAt: t, decidedAt: decided.get(`${u}/${k}`) ?? null }));
}
