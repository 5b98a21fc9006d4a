import { publicPart } from '#auction/events.ts';
import { contentHash } from '#proof/chaos/recording/content-hash.ts';
import type { History, RecvLine } from '#proof/chaos/recording/recorded-run.ts';
import { type HistoryChecker, type Look, momentOf } from './run-clock.ts';
import { salesOf } from './recorded-lots.ts';

/** Microseconds. */
const CONVERGES_WITHIN = 5_000_000;
const ON_ITS_WAY = 1_000_000;

/** I22: nobody was told what is not in the ledger, nor a lot that never was. */
export const noPhantom: HistoryChecker = {
  invariant: 'I22',
  promise: 'what anybody was told is in the ledger, word for word',
  look: (history) => {
    const events = new Map<string, string>();
    const lots = new Map<string, string>();
    for (const { lotId, steps } of salesOf(history)) {
      for (const { recorded, after, seen } of steps) {
        for (const { seq, event } of recorded) events.set(`${lotId}/${seq}`, contentHash(publicPart(event)).h);
        lots.set(`${lotId}/${after.seq}`, contentHash(seen).h);
      }
    }
    return history.recv.flatMap(({ t, cl, l, s, h, e }): readonly Look[] => {
      // Before its first event a lot has no place in the ledger.
      if (s === 0 || e === 'resync') return [];
      const there = (e === 'snap' ? lots : events).get(`${l}/${s}`);
      if (there === h) return [{ t, fault: null }];
      // Between two events of one command a lot is shown to nobody.
      return [{ t, fault: `${cl} was told ${e} ${s} of ${l} with ${h}; the ledger has ${there ?? 'nothing'}` }];
    });
  },
};

/** I23: everybody was told the same. */
export const noEquivocation: HistoryChecker = {
  invariant: 'I23',
  promise: 'everybody is told the same of each event',
  look: ({ recv }) => {
    const told = Map.groupBy(
      // A lot before its first event is told from the catalogue, which the house may still change.
      recv.filter(({ s, e }) => s > 0 && e !== 'resync'),
      ({ l, s, e }) => `${l}/${s}/${e === 'snap' ? 'snap' : 'event'}`,
    );
    return [...told.values()]
      .filter((lines) => new Set(lines.map(({ cl }) => cl)).size > 1)
      .map((lines): Look => {
        const hashes = new Set(lines.map(({ h }) => h));
        const [{ t, l, s }] = lines as [RecvLine];
        return { t, fault: hashes.size === 1 ? null : `event ${s} of ${l} was told as ${[...hashes].join(' and ')}` };
      });
  },
};

/** I24: no view goes back, and no gap stays. */
export const monotoneView: HistoryChecker = {
  invariant: 'I24',
  promise: 'a view never goes back, and what was missed is told',
  look: (history) => [...neverBack(history), ...withoutGap(history)],
};

function neverBack({ view }: History): readonly Look[] {
  const shown = new Map<string, number>();
  return view.map(({ t, cl, l, s }) => {
    const before = shown.get(`${cl}/${l}`) ?? 0;
    shown.set(`${cl}/${l}`, Math.max(before, s));
    return { t, fault: s >= before ? null : `${cl} showed ${l} at ${s} after ${before}` };
  });
}

function withoutGap({ recv, meta }: History): readonly Look[] {
  const connected = new Set(meta.connected);
  const told = Map.groupBy(
    recv.filter(({ cl }) => connected.has(cl)),
    ({ cl, l }) => `${cl}/${l}`,
  );
  return [...told].map(([whose, lines]): Look => {
    const base = Math.max(0, ...lines.filter(({ e }) => e === 'resync').map(({ s }) => s));
    const last = Math.max(0, ...lines.map(({ s }) => s));
    const have = new Set(lines.filter(({ e }) => e !== 'snap' && e !== 'resync').map(({ s }) => s));
    for (let s = base + 1; s <= last; s++)
      if (!have.has(s)) return { t: lines.at(-1)?.t ?? null, fault: `${whose} was never told event ${s} of ${last}` };
    return { t: lines.at(-1)?.t ?? null, fault: null };
  });
}

/** I25: soon after the last fault and the last event everybody who is connected shows what the database holds. */
export const convergence: HistoryChecker = {
  invariant: 'I25',
  promise: 'within 5 s of the last fault everybody shows what the database holds',
  look: (history) => {
    const { view, meta, lots, faults, node, events } = history;
    // A process that was ended is a fault until it is there again.
    const boots = node.filter(({ ev }) => ev === 'boot');
    const lastFault = Math.max(0, ...[...faults, ...boots].map(({ t }) => t));
    const shown = new Map(view.map((line) => [`${line.cl}/${line.l}`, line]));
    return meta.connected.flatMap((cl) =>
      lots.flatMap(({ l, seq, hash }): readonly Look[] => {
        const line = shown.get(`${cl}/${l}`);
        const lastEvent = events.findLast((event) => event.l === l)?.db ?? meta.clock.at;
        const until = Math.max(lastFault, momentOf(history, lastEvent)) + CONVERGES_WITHIN;
        if (!line) return [{ t: null, fault: `${cl} shows nothing of ${l}` }];
        if (line.s !== seq || line.hash !== hash.slice(0, 16)) {
          // Lots go on closing: what happened as the record was closed may still be on its way.
          if (momentOf(history, lastEvent) > meta.endedAt - ON_ITS_WAY) return [];
          const is = `${seq} ${hash.slice(0, 16)}`;
          return [{ t: line.t, fault: `${cl} shows ${l} at ${line.s} ${line.hash}; it is ${is}` }];
        }
        // A line is also written when the connection comes back: then what it shows may be older than the line.
        const since = view.find((one) => one.cl === cl && one.l === l && one.s === seq)?.t ?? line.t;
        const late = `${cl} showed ${l} at ${seq} ${Math.round((since - until) / 1000)} ms too late`;
        return [{ t: line.t, fault: since <= until ? null : late }];
      }),
    );
  },
};

/** I26: whoever has an acknowledgement reads nothing older. */
export const readYourAck: HistoryChecker = {
  invariant: 'I26',
  promise: 'whoever was acknowledged reads nothing older',
  look: ({ ops }) => {
    const acked = new Map<string, number>();
    const reading = new Map<string, number>();
    const looks: Look[] = [];
    for (const { t, ph, op, p, u, k, l, s = 0 } of ops) {
      const mine = acked.get(`${u}/${l}`) ?? 0;
      if (op === 'read' && ph === 'inv') reading.set(`${p}/${k}`, mine);
      else if (op === 'read' && ph === 'ok') {
        const least = reading.get(`${p}/${k}`) ?? 0;
        if (least > 0)
          looks.push({ t, fault: s >= least ? null : `${p} read ${l} at ${s} after ${least} was acknowledged` });
      } else if (ph === 'ok') acked.set(`${u}/${l}`, Math.max(mine, s));
    }
    return looks;
  },
};
