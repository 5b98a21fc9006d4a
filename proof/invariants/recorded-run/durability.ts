import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { UNSTORED_REFUSALS } from '#proof/chaos/recording/unstored-refusals.ts';
import { CLAIMS } from '../claims.ts';
import type { Finding, Invariant } from '../invariant.ts';
import { isManual, isRequestedBy, type KeyedCommand, keyedCommands } from './keyed-commands.ts';
import { runTime } from './run-time.ts';

/** I1: an acknowledged bid is in the ledger once, as it was acknowledged. */
export const acknowledgedIsDurable: Invariant<RecordedRun> = {
  ...CLAIMS.acknowledgedIsDurable,
  check: (run) =>
    keyedCommands(run).flatMap((command) =>
      command.answers
        .filter(({ ph }) => ph === 'ok')
        .map((ok) => ({ at: ok.t, breach: lostOrChanged(command, ok.s, ok.h) })),
    ),
};

function lostOrChanged({ u, k, l, sent, outcome, events }: KeyedCommand, s?: number, h?: string): string | null {
  const bid = `bid ${k} of ${u} on ${l}, acknowledged as ${s},`;
  if (!outcome) return `${bid} has no outcome in the ledger`;
  if (!outcome.accepted) return `${bid} is stored as refused`;
  if (outcome.l !== l || outcome.s !== s || outcome.hash !== h)
    return `${bid} with hash ${h}, is stored as ${outcome.s} with hash ${outcome.hash} on ${outcome.l}`;
  const manual = events.filter(isManual);
  // A max bid that repeats the one in force is accepted and writes nothing.
  if (manual.length === 0) return sent.some(({ op }) => op === 'max') ? null : `${bid} has no event`;
  if (manual.length > 1) return `${bid} was written ${manual.length} times: ${manual.map((event) => event.s)}`;
  const [event] = manual;
  if (!event || event.s !== s || event.l !== l) return `${bid} is event ${event?.s}`;
  return sent.some((line) => isRequestedBy(event, line)) ? null : `${bid} is stored with other amounts`;
}

/** I2: the ledger contains nothing that nobody requested. */
export const nothingInvented: Invariant<RecordedRun> = {
  ...CLAIMS.nothingInvented,
  check: (run) => {
    const sent = Map.groupBy(
      run.ops.filter(({ ph, op }) => ph === 'inv' && (op === 'bid' || op === 'max')),
      ({ u, k, l }) => `${u}/${k}/${l}`,
    );
    const eventAt = new Map(run.events.map((event) => [`${event.l}/${event.s}`, event]));
    return run.events
      .filter(({ type }) => type === 'BidPlaced' || type === 'MaxBidSet')
      .map((event): Finding => {
        const { l, s, u, k, db } = event;
        const at = runTime(run, db);
        if (isManual(event)) {
          const isSent = sent.get(`${u}/${k}/${l}`)?.some((line) => isRequestedBy(event, line));
          return { at, breach: isSent ? null : `event ${s} of ${l} (${k} of ${u}) was never sent` };
        }
        const cause = eventAt.get(`${l}/${event.public.cause}`);
        const isCaused = cause !== undefined && isManual(cause);
        return { at, breach: isCaused ? null : `the automatic bid ${s} of ${l} answers no bid of a person` };
      });
  },
};

/** I3: a refused command leaves nothing in the ledger. */
export const refusedLeavesNothing: Invariant<RecordedRun> = {
  ...CLAIMS.refusedLeavesNothing,
  check: (run) =>
    keyedCommands(run).flatMap((command): readonly Finding[] => {
      const { k, l, sent, answers, outcome, events } = command;
      const refusals = answers.filter(({ ph, op }) => ph === 'fail' && op !== 'outcome');
      if (refusals.length === 0) return [];
      const at = refusals[0]?.t ?? null;
      const code = refusals[0]?.c;
      if (refusals.some(({ c }) => !UNSTORED_REFUSALS.has(c ?? ''))) {
        const isStored = outcome?.accepted || events.length > 0;
        return [{ at, breach: isStored ? `${k} on ${l} was refused (${code}) and is in the ledger` : null }];
      }
      // An unstored refusal covers one copy only: another copy without an answer may have been
      // accepted.
      const wasEveryCopyRefused = refusals.length === sent.length;
      const reused = sent.filter(({ p }) => refusals.some((refusal) => refusal.p === p && refusal.c === 'KEY_REUSED'));
      const hasEffect = events.filter(isManual).some((event) => {
        const requests = sent.filter((line) => isRequestedBy(event, line));
        return requests.length > 0 && requests.every((line) => reused.includes(line));
      });
      if (hasEffect) return [{ at, breach: `${k} on ${l} was refused as reused, and its amounts are in the ledger` }];
      const isWritten = wasEveryCopyRefused && events.length > 0;
      return [{ at, breach: isWritten ? `${k} on ${l} was refused (${code}), and has events` : null }];
    }),
};
