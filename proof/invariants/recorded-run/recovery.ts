import type { OpLine } from '#proof/chaos/recording/recorded-run.ts';
import { type HistoryChecker, type Look, momentOf } from './run-clock.ts';
import { troubles } from './injected-faults.ts';
import { isFinal } from './keyed-commands.ts';

/** I37: after each fault, bidding on every open lot works again within its time. */
export const progress: HistoryChecker = {
  invariant: 'I37',
  promise: 'bidding on every open lot works 5 s after a fault, 10 s after the end of a process',
  look: (history) => {
    const spans = history.lots.map(({ l }) => {
      const of = history.events.filter((event) => event.l === l);
      const opened = of.find(({ type }) => type === 'LotOpened');
      const close = of.findLast(({ public: told }) => typeof told.closesAt === 'number')?.public.closesAt as
        | number
        | undefined;
      return {
        l,
        from: opened ? momentOf(history, opened.db) : Number.POSITIVE_INFINITY,
        to: close === undefined ? 0 : momentOf(history, close),
      };
    });
    const given = givenBids(history.ops);
    return troubles(history)
      .filter(({ struck }) => struck)
      .flatMap(({ name, from, ended, gone, to }) =>
        spans
          // Open from before the fault until its time is over, so that there was something to bid on throughout.
          .filter((span) => span.from < from && span.to > Math.min(to, history.meta.quietAt))
          .flatMap(({ l }): readonly Look[] => {
            const limit = to - ended;
            const tried = given.filter(({ inv }) => inv > gone && inv <= to);
            const judged = tried.filter(({ answered }) => answered !== null && answered <= to);
            if (judged.some(({ lot }) => lot === l)) return [{ t: ended, fault: null }];
            // The run ended before the time was over.
            if (history.meta.quietAt < to) return [];
            const within = `within ${limit / 1000} ms after ${name}`;
            if (judged.length === 0) return [{ t: ended, fault: `${within} no bid at all was judged` }];
            // Given when there was still time to judge them; without any, nobody bid on this lot meanwhile.
            const here = tried.filter(({ lot, inv }) => lot === l && inv <= ended + limit / 2);
            if (here.length === 0) return [];
            return [{ t: ended, fault: `${within} ${here.length} bids on ${l} were given and none was judged` }];
          }),
      );
  },
};

/** A bid or max bid that was sent, and when it got a verdict of the rules; null where it got none of its own. */
type Given = { readonly lot: string; readonly inv: number; readonly answered: number | null };

/** Refusals that the client brought on itself: they say nothing of the lot. */
const OWN_FAULT: ReadonlySet<string> = new Set(['RATE_LIMITED', 'UNAUTHENTICATED', 'KEY_REUSED', 'INVALID']);

function givenBids(ops: readonly OpLine[]): readonly Given[] {
  const answers = new Map<string, number>();
  const own = new Set<string>();
  for (const line of ops) {
    const id = `${line.u}/${line.k}`;
    if (isFinal(line) && !answers.has(id)) answers.set(id, line.t);
    if (OWN_FAULT.has(line.c ?? '')) own.add(id);
  }
  return ops
    .filter(({ ph, op, u, k }) => ph === 'inv' && (op === 'bid' || op === 'max') && !own.has(`${u}/${k}`))
    .map(({ l, u, k, t }) => ({ lot: l, inv: t, answered: answers.get(`${u}/${k}`) ?? null }));
}

/** Ends of a process that were ordered: by a signal, or by the deploy that lets it end in order. */
const ORDERED: ReadonlySet<string> = new Set(['SIGKILL', 'SIGTERM', '0']);

/** I38: whatever strikes from outside, the house ends only when it is told to. One that had not opened yet may give up: its database may be down. */
export const noCrash: HistoryChecker = {
  invariant: 'I38',
  promise: 'nothing from outside ends the house',
  look: ({ node, faults }) => {
    const opened = new Set(node.filter(({ ev }) => ev === 'boot').map(({ pid }) => pid));
    const ends = node.filter(({ ev, pid }) => ev === 'exit' && opened.has(pid));
    return [
      ...faults.filter(({ ph }) => ph === 'end').map(({ t }): Look => ({ t, fault: null })),
      ...ends.map(({ t, pid, why = '' }): Look => {
        const last = faults.findLast((fault) => fault.t <= t);
        return {
          t,
          fault: ORDERED.has(why) ? null : `process ${pid} ended by itself (${why}), after ${last?.f ?? 'nothing'}`,
        };
      }),
    ];
  },
};

/** More than this a house may not hold on to after everything, beside what it held when it was fresh. */
const MORE_HANDLES = 30;
const MORE_MEMORY = 200 * 1024 * 1024;

/** I39: after the storms the house holds about what it held before. */
export const bounded: HistoryChecker = {
  invariant: 'I39',
  promise: 'memory and handles come back after a storm',
  look: ({ node, faults, meta }) => {
    const memory = node.filter((line) => line.ev === 'mem' && line.handles !== undefined);
    // With the crowd in the room, before anything broke.
    const struck = faults[0]?.t ?? 0;
    const fresh = memory.findLast(({ t }) => t < struck);
    const last = memory.findLast(({ t }) => t >= meta.quietAt) ?? memory.at(-1);
    if (!fresh || !last || fresh === last) return [];
    const handles = (last.handles ?? 0) - (fresh.handles ?? 0);
    const rss = (last.rss ?? 0) - (fresh.rss ?? 0);
    const says = `the house holds ${handles} handles and ${Math.round(rss / 1024 / 1024)} MB more than before anything broke`;
    const looks: Look[] = [{ t: last.t, fault: handles <= MORE_HANDLES && rss <= MORE_MEMORY ? null : says }];
    return looks;
  },
};
