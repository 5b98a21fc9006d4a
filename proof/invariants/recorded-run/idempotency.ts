import type { OpLine, RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { CLAIMS } from '../claims.ts';
import type { Finding, Invariant } from '../invariant.ts';
import { isFinal, isManual, isRequestedBy, keyedCommands } from './keyed-commands.ts';

/** I4: an unknown outcome is resolved, and then never changes. */
export const unknownResolvesOnce: Invariant<RecordedRun> = {
  ...CLAIMS.unknownResolvesOnce,
  check: (run) =>
    keyedCommands(run)
      .filter(({ answers }) => answers.some(({ ph, op }) => ph === 'unk' && op !== 'outcome'))
      .map((command): Finding => {
        const { k, l, answers, outcome, sent } = command;
        const at = answers.find(({ ph }) => ph === 'unk')?.t ?? null;
        const final = answers.filter(isFinal);
        // A session that has ended may no longer ask.
        if (final.length === 0 && answers.some(({ c }) => c === 'UNAUTHENTICATED')) return { at, breach: null };
        if (final.length === 0) return { at, breach: `${k} on ${l} was never resolved, in ${answers.length} answers` };
        const different = new Set(final.map(inWords));
        if (different.size > 1) return { at, breach: `${k} on ${l} was resolved as ${[...different].join(' and ')}` };
        const isAccepted = final[0]?.ph === 'ok';
        if (!outcome && sent.length > 0) return { at, breach: `${k} on ${l} was resolved, but is not in the ledger` };
        const isOtherwise = outcome && outcome.accepted !== isAccepted;
        return { at, breach: isOtherwise ? `${k} on ${l} was resolved differently from the ledger` : null };
      }),
};

/** I5: a key has one effect and one answer. */
export const idempotentKeys: Invariant<RecordedRun> = {
  ...CLAIMS.idempotentKeys,
  check: (run) =>
    keyedCommands(run)
      .filter(({ sent, answers }) => sent.length > 1 || answers.filter(isFinal).length > 1)
      .map((command): Finding => {
        const { k, l, sent, answers, events } = command;
        const at = sent[1]?.t ?? sent[0]?.t ?? null;
        const manual = events.filter(isManual);
        if (manual.length > 1)
          return { at, breach: `${k} on ${l} was accepted ${manual.length} times: ${manual.map(({ s }) => s)}` };
        const different = new Set(answers.filter(isFinal).map(inWords));
        if (different.size > 1) return { at, breach: `${k} on ${l} was answered as ${[...different].join(' and ')}` };
        const [event] = manual;
        const other =
          event &&
          answers.find((answer) => answer.ph === 'ok' && answer.op !== 'outcome' && !isRequestedBy(event, answer));
        if (other)
          return { at, breach: `${k} on ${l} was sent with other amounts (${other.p}) and answered as accepted` };
        const payloads = new Set(sent.map(({ op, a, m }) => `${op} ${a} ${m}`));
        const isReused = answers.some(({ c }) => c === 'KEY_REUSED');
        return {
          at,
          breach: isReused && payloads.size === 1 ? `${k} on ${l} was refused as reused, with one payload` : null,
        };
      }),
};

function inWords({ ph, s, h, c }: OpLine): string {
  return ph === 'ok' ? `accepted as ${s} ${h}` : `refused as ${c}`;
}
