import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { CLAIMS } from '../claims.ts';
import type { Finding, Invariant } from '../invariant.ts';
import { TERMINAL_EVENTS } from '../recorded-lot/closed-once.ts';
import { injectedFaults } from './injected-faults.ts';
import { recordedLots } from './recorded-lots.ts';
import { isBid } from './run-step.ts';
import { runTime } from './run-time.ts';

/** How late a lot may close when nothing is broken, microseconds. */
const CLOSES_WITHIN = 2_000_000;

/**
 * I12: by the database's clock, read under the lot's lock, no bid is written at or after the
 * closing time.
 */
export const noBidWrittenAfterClose: Invariant<RecordedRun> = {
  ...CLAIMS.noBidWrittenAfterClose,
  check: (run) =>
    recordedLots(run).flatMap(({ lotId, steps }) =>
      steps.filter(isBid).map(({ before, t, db }): Finding => {
        const isLate = db !== null && before.closesAt !== null && db >= before.closesAt;
        const breach = `${lotId}: a bid was written at ${db}, the lot closed at ${before.closesAt}`;
        return { at: t, breach: isLate ? breach : null };
      }),
    ),
};

/** I15: a lot closes in time when nothing is broken. */
export const closedInTime: Invariant<RecordedRun> = {
  ...CLAIMS.closedInTime,
  check: (run) => {
    const faults = injectedFaults(run);
    return recordedLots(run).flatMap(({ lotId, steps }) =>
      steps
        .filter(({ command }) => command.type === 'CloseLot')
        .flatMap(({ before, t }): readonly Finding[] => {
          const due = runTime(run, before.closesAt ?? 0);
          if (faults.some(({ from, to }) => from <= due + CLOSES_WITHIN && to >= due)) return [];
          const late = t - due;
          const breach = `${lotId} was closed ${Math.round(late / 1000)} ms late`;
          return [{ at: t, breach: late <= CLOSES_WITHIN ? null : breach }];
        }),
    );
  },
};

/** I15 and I25: no lot that was due long ago is open at the end. */
export const noneLeftOpen: Invariant<RecordedRun> = {
  ...CLAIMS.noneLeftOpen,
  check: (run) =>
    run.lots.flatMap(({ l, status, closesAt }): readonly Finding[] => {
      if (closesAt === null) return [];
      const due = runTime(run, closesAt);
      const lastRecovery = Math.max(0, ...injectedFaults(run).map(({ to }) => to));
      if (Math.max(due, lastRecovery) + CLOSES_WITHIN > run.meta.endedAt) return [];
      return [{ at: due, breach: status === 'open' ? `${l} was due at ${closesAt} and is still open` : null }];
    }),
};

/** I16: a closed lot stays closed. */
export const staysClosed: Invariant<RecordedRun> = {
  ...CLAIMS.staysClosed,
  check: (run) => {
    const terminal: readonly string[] = TERMINAL_EVENTS;
    const ends = new Map(
      run.events.filter(({ type }) => terminal.includes(type)).map(({ l, s, db }) => [l, { s, db }]),
    );
    return [...ends].map(([l, { s, db }]): Finding => {
      const later = run.events.find((event) => event.l === l && event.s > s);
      const reopened = run.view.find((line) => line.l === l && line.s >= s && line.st === 'open');
      const at = runTime(run, db);
      if (later) return { at, breach: `${l} ended at ${s}, and ${later.type} followed` };
      return { at, breach: reopened ? `${reopened.cl} showed ${l} open after it had ended` : null };
    });
  },
};
