import type { LotDump, OpLine, RecordedRun, ViewLine } from '#proof/chaos/recording/recorded-run.ts';
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
    const shown = new Map(run.view.map((line) => [`${line.cl}/${line.l}`, line]));
    // The end of a process is a fault that lasts until the process is back.
    const boots = run.node.filter(({ ev }) => ev === 'boot');
    const lastFault = Math.max(0, ...[...run.faults, ...boots].map(({ t }) => t));
    return run.meta.connected.flatMap((cl) =>
      run.lots.flatMap((lot): readonly Finding[] => {
        const line = shown.get(`${cl}/${lot.l}`);
        if (!line) return [{ at: null, breach: `${cl} shows nothing of ${lot.l}` }];
        const lastEvent = run.events.findLast((event) => event.l === lot.l)?.db ?? run.meta.clock.at;
        return compareView(run, { line, lot, lastFault, lastEvent: runTime(run, lastEvent) });
      }),
    );
  },
};

/** Compares the last line of one client's view of a lot with the database. */
function compareView(
  { view, meta }: RecordedRun,
  {
    line,
    lot,
    lastFault,
    lastEvent,
  }: { readonly line: ViewLine; readonly lot: LotDump; readonly lastFault: number; readonly lastEvent: number },
): readonly Finding[] {
  const { cl } = line;
  const { l, seq } = lot;
  const hash = lot.hash.slice(0, 16);
  if (line.s !== seq || line.hash !== hash) {
    // Lots go on closing: an event at the very end of the record may still be in flight.
    if (lastEvent > meta.endedAt - MAY_BE_IN_FLIGHT) return [];
    return [{ at: line.t, breach: `${cl} shows ${l} at ${line.s} ${line.hash}; it is ${seq} ${hash}` }];
  }
  const latest = Math.max(lastFault, lastEvent) + CONVERGES_WITHIN;
  // A line is also written on reconnection, so the view may be older than its last line.
  const since = view.find((one) => one.cl === cl && one.l === l && one.s === seq)?.t ?? line.t;
  const late = `${cl} showed ${l} at ${seq} ${Math.round((since - latest) / 1000)} ms too late`;
  return [{ at: line.t, breach: since <= latest ? null : late }];
}

/** I26: after an acknowledgement its bidder reads no older state. */
export const readYourAcknowledgement: Invariant<RecordedRun> = {
  ...CLAIMS.readYourAcknowledgement,
  check: ({ ops }) => {
    const acknowledged = new Map<string, number>();
    const required = new Map<string, number>();
    const found: Finding[] = [];
    for (const line of ops) {
      const bidder = `${line.u}/${line.l}`;
      const newest = acknowledged.get(bidder) ?? 0;
      if (line.op === 'read') found.push(...checkRead(line, newest, required));
      else if (line.ph === 'ok') acknowledged.set(bidder, Math.max(newest, line.s ?? 0));
    }
    return found;
  },
};

/** Notes what a read has to show when it is sent, and compares it with the answer. */
function checkRead(
  { t, ph, p, k, l, s = 0 }: OpLine,
  newest: number,
  required: Map<string, number>,
): readonly Finding[] {
  if (ph === 'inv') required.set(`${p}/${k}`, newest);
  const least = required.get(`${p}/${k}`) ?? 0;
  if (ph !== 'ok' || least === 0) return [];
  return [{ at: t, breach: s >= least ? null : `${p} read ${l} at ${s} after ${least} was acknowledged` }];
}
