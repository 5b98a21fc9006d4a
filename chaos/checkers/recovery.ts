import type { OpLine } from '../history/lines.ts';
import { isFinal } from './keyed-commands.ts';
import { type HistoryChecker, type Look, momentOf } from './look.ts';
import { troubles } from './troubles.ts';

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
    const judged = judgedBids(history.ops);
    return troubles(history)
      .filter(({ struck }) => struck)
      .flatMap(({ name, from, ended, to }) =>
        spans
          // Open from before the fault until its time is over, so that there was something to bid on throughout.
          .filter((span) => span.from < from && span.to > Math.min(to, history.meta.quietAt))
          .flatMap(({ l }): readonly Look[] => {
            const first = judged.get(l)?.find(({ inv }) => inv > ended);
            const within = first ? first.answered - ended : Number.POSITIVE_INFINITY;
            if (within <= to - ended) return [{ t: ended, fault: null }];
            // The run went on, or ended, before the time was over.
            if (!first && history.meta.quietAt < to) return [];
            return [
              { t: ended, fault: `after ${name}, no bid on ${l} was judged for ${Math.round(within / 1000)} ms` },
            ];
          }),
      );
  },
};

type Judged = { readonly inv: number; readonly answered: number };

/** Bids that got a verdict of the rules, by lot, in the order in which they were given. */
function judgedBids(ops: readonly OpLine[]): ReadonlyMap<string, readonly Judged[]> {
  const given = new Map<string, number>();
  const judged = new Map<string, Judged[]>();
  for (const line of ops) {
    if (line.op === 'read') continue;
    const id = `${line.p}/${line.k}/${line.op}`;
    if (line.ph === 'inv') given.set(id, line.t);
    else if (isFinal(line)) {
      const inv = given.get(id);
      if (inv === undefined) continue;
      const ofLot = judged.get(line.l) ?? [];
      judged.set(line.l, ofLot);
      ofLot.push({ inv, answered: line.t });
    }
  }
  return judged;
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
  look: ({ node, meta }) => {
    const memory = node.filter((line) => line.ev === 'mem' && line.handles !== undefined);
    const [fresh] = memory;
    const last = memory.findLast(({ t }) => t >= meta.quietAt) ?? memory.at(-1);
    if (!fresh || !last || fresh === last) return [];
    const handles = (last.handles ?? 0) - (fresh.handles ?? 0);
    const rss = (last.rss ?? 0) - (fresh.rss ?? 0);
    const says = `the house holds ${handles} handles and ${Math.round(rss / 1024 / 1024)} MB more than when it was fresh`;
    const looks: Look[] = [{ t: last.t, fault: handles <= MORE_HANDLES && rss <= MORE_MEMORY ? null : says }];
    return looks;
  },
};
