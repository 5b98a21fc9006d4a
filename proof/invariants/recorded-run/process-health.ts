import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { CLAIMS } from '../claims.ts';
import type { Finding, Invariant } from '../invariant.ts';

/** How a process ends on request: by a signal, or in the clean exit of a deploy. */
const REQUESTED_ENDS: ReadonlySet<string> = new Set(['SIGKILL', 'SIGTERM', '0']);

/**
 * I38: whatever fails around it, the server ends only on request. A process that was still
 * starting may give up, since its database may be down.
 */
export const noCrash: Invariant<RecordedRun> = {
  ...CLAIMS.noCrash,
  check: ({ node, faults }) => {
    const started = new Set(node.filter(({ ev }) => ev === 'boot').map(({ pid }) => pid));
    const ends = node.filter(({ ev, pid }) => ev === 'exit' && started.has(pid));
    return [
      ...faults.filter(({ ph }) => ph === 'end').map(({ t }): Finding => ({ at: t, breach: null })),
      ...ends.map(({ t, pid, why = '' }): Finding => {
        const last = faults.findLast((fault) => fault.t <= t);
        const breach = `process ${pid} ended unexpectedly (${why}), after ${last?.f ?? 'no fault'}`;
        return { at: t, breach: REQUESTED_ENDS.has(why) ? null : breach };
      }),
    ];
  },
};

/** How much more the server may use at the end than when it was fresh. */
const EXTRA_HANDLES = 30;
const EXTRA_MEMORY = 200 * 1024 * 1024;

/** I39: after all faults the server uses about as much as before them. */
export const boundedResources: Invariant<RecordedRun> = {
  ...CLAIMS.boundedResources,
  check: ({ node, faults, meta }) => {
    const samples = node.filter((line) => line.ev === 'mem' && line.handles !== undefined);
    // Everybody is in the room, and nothing has been broken yet.
    const firstFault = faults[0]?.t ?? 0;
    const fresh = samples.findLast(({ t }) => t < firstFault);
    const last = samples.findLast(({ t }) => t >= meta.quietAt) ?? samples.at(-1);
    if (!fresh || !last || fresh === last) return [];
    const handles = (last.handles ?? 0) - (fresh.handles ?? 0);
    const memory = (last.rss ?? 0) - (fresh.rss ?? 0);
    const isBounded = handles <= EXTRA_HANDLES && memory <= EXTRA_MEMORY;
    const extra = `${handles} handles and ${Math.round(memory / 1024 / 1024)} MB`;
    return [{ at: last.t, breach: isBounded ? null : `the server uses ${extra} more than before the first fault` }];
  },
};
