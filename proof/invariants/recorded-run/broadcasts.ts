import { publicPart } from '#auction/events.ts';
import { contentHash } from '#proof/chaos/recording/content-hash.ts';
import type { RecordedRun, RecvLine } from '#proof/chaos/recording/recorded-run.ts';
import { CLAIMS } from '../claims.ts';
import type { Finding, Invariant } from '../invariant.ts';
import { recordedLots } from './recorded-lots.ts';

/** I22: every event and every lot that a client received is in the ledger, unchanged. */
export const noPhantom: Invariant<RecordedRun> = {
  ...CLAIMS.noPhantom,
  check: (run) => {
    const events = new Map<string, string>();
    const lots = new Map<string, string>();
    for (const { lotId, steps } of recordedLots(run)) {
      for (const { recorded, after, seen } of steps) {
        for (const { seq, event } of recorded) events.set(`${lotId}/${seq}`, contentHash(publicPart(event)).h);
        // A lot between two events of one command is never shown.
        lots.set(`${lotId}/${after.seq}`, contentHash(seen).h);
      }
    }
    return run.recv.flatMap(({ t, cl, l, s, h, e }): readonly Finding[] => {
      // A lot is not in the ledger before its first event.
      if (s === 0 || e === 'resync') return [];
      const expected = (e === 'snap' ? lots : events).get(`${l}/${s}`);
      if (expected === h) return [{ at: t, breach: null }];
      return [{ at: t, breach: `${cl} received ${e} ${s} of ${l} with ${h}; the ledger has ${expected ?? 'nothing'}` }];
    });
  },
};

/** I23: all clients received the same event under a number. */
export const noEquivocation: Invariant<RecordedRun> = {
  ...CLAIMS.noEquivocation,
  check: ({ recv }) => {
    const received = Map.groupBy(
      // Before its first event a lot is shown from the catalogue, which may still change.
      recv.filter(({ s, e }) => s > 0 && e !== 'resync'),
      ({ l, s, e }) => `${l}/${s}/${e === 'snap' ? 'snap' : 'event'}`,
    );
    return [...received.values()]
      .filter((lines) => new Set(lines.map(({ cl }) => cl)).size > 1)
      .map((lines): Finding => {
        const hashes = new Set(lines.map(({ h }) => h));
        const [{ t, l, s }] = lines as [RecvLine];
        return {
          at: t,
          breach: hashes.size === 1 ? null : `event ${s} of ${l} was received as ${[...hashes].join(' and ')}`,
        };
      });
  },
};
