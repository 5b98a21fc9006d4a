import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { CLAIMS } from '../claims.ts';
import type { Finding, Invariant } from '../invariant.ts';
import { runTime } from './run-time.ts';

/** Microseconds. */
const CONVERGES_WITHIN = 5_000_000;
const MAY_BE_IN_FLIGHT = 1_000_000;

/** I24: no view goes back, and no gap remains. */
export const monotoneView: Invariant<RecordedRun> = {
  ...CLAIMS.monotoneView,
  check: (run) => [...viewsInOrder(run), ...viewsWithoutGap(run)],
};

function viewsInOrder({ view }: RecordedRun): readonly Finding[] {
  const shown = new Map<string, number>();
  return view.map(({ t, cl, l, s }) => {
    const before = shown.get(`${cl}/${l}`) ?? 0;
    shown.set(`${cl}/${l}`, Math.max(before, s));
    return { at: t, breach: s >= before ? null : `${cl} showed ${l} at ${s} after ${before}` };
  });
}

function viewsWithoutGap({ recv, meta }: RecordedRun): readonly Finding[] {
  const connected = new Set(meta.connected);
  const received = Map.groupBy(
    recv.filter(({ cl }) => connected.has(cl)),
    ({ cl, l }) => `${cl}/${l}`,
  );
  return [...received].map(([clientAndLot, lines]): Finding => {
    const at = lines.at(-1)?.t ?? null;
    const base = Math.max(0, ...lines.filter(({ e }) => e === 'resync').map(({ s }) => s));
    const last = Math.max(0, ...lines.map(({ s }) => s));
    const events = new Set(lines.filter(({ e }) => e !== 'snap' && e !== 'resync').map(({ s }) => s));
    for (let s = base + 1; s <= last; s++)
      if (!events.has(s)) return { at, breach: `${clientAndLot} never received event ${s} of ${last}` };
    return { at, breach: null };
  });
}

/**
 * I25: soon after the last fault and the last event every connected client shows what the database
 * holds.
 */
export const convergence: Invariant<RecordedRun> = {
  ...CLAIMS.convergence,
  check: (run) => {
    const { view, meta, lots, faults, node, events } = run;
    // The end of a process is a fault that lasts until the process is back.
    const boots = node.filter(({ ev }) => ev === 'boot');
    const lastFault = Math.max(0, ...[...faults, ...boots].map(({ t }) => t));
    const shown = new Map(view.map((line) => [`${line.cl}/${line.l}`, line]));
    return meta.connected.flatMap((cl) =>
      lots.flatMap(({ l, seq, hash }): readonly Finding[] => {
        const line = shown.get(`${cl}/${l}`);
        const lastEvent = events.findLast((event) => event.l === l)?.db ?? meta.clock.at;
        const latest = Math.max(lastFault, runTime(run, lastEvent)) + CONVERGES_WITHIN;
        if (!line) return [{ at: null, breach: `${cl} shows nothing of ${l}` }];
        if (line.s !== seq || line.hash !== hash.slice(0, 16)) {
          // Lots go on closing: an event at the very end of the record may still be in flight.
          if (runTime(run, lastEvent) > meta.endedAt - MAY_BE_IN_FLIGHT) return [];
          const actual = `${seq} ${hash.slice(0, 16)}`;
          return [{ at: line.t, breach: `${cl} shows ${l} at ${line.s} ${line.hash}; it is ${actual}` }];
        }
        // A line is also written on reconnection, so the view may be older than its last line.
        const since = view.find((one) => one.cl === cl && one.l === l && one.s === seq)?.t ?? line.t;
        const late = `${cl} showed ${l} at ${seq} ${Math.round((since - latest) / 1000)} ms too late`;
        return [{ at: line.t, breach: since <= latest ? null : late }];
      }),
    );
  },
};

/** I26: after an acknowledgement its bidder reads no older state. */
export const readYourAcknowledgement: Invariant<RecordedRun> = {
  ...CLAIMS.readYourAcknowledgement,
  check: ({ ops }) => {
    const acknowledged = new Map<string, number>();
    const required = new Map<string, number>();
    const found: Finding[] = [];
    for (const { t, ph, op, p, u, k, l, s = 0 } of ops) {
      const newest = acknowledged.get(`${u}/${l}`) ?? 0;
      if (op === 'read' && ph === 'inv') required.set(`${p}/${k}`, newest);
      else if (op === 'read' && ph === 'ok') {
        const least = required.get(`${p}/${k}`) ?? 0;
        if (least > 0)
          found.push({ at: t, breach: s >= least ? null : `${p} read ${l} at ${s} after ${least} was acknowledged` });
      } else if (ph === 'ok') acknowledged.set(`${u}/${l}`, Math.max(newest, s));
    }
    return found;
  },
};
