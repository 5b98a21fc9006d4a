import { DOOR } from '#proof/chaos/fleet/bidder-client.ts';
import type { HistoryChecker, Look } from './run-clock.ts';
import { isAskedFor, isFinal, isOwn, type KeyedCommand, keyedCommands } from './keyed-commands.ts';

/** I1: what was acknowledged stands in the ledger once, as it was acknowledged. */
export const ackedIsDurable: HistoryChecker = {
  invariant: 'I1',
  promise: 'an acknowledged bid is in the ledger, once',
  look: (history) =>
    keyedCommands(history).flatMap((command) =>
      command.answers
        .filter(({ ph }) => ph === 'ok')
        .map((ok) => ({ t: ok.t, fault: lostOrChanged(command, ok.s, ok.h) })),
    ),
};

function lostOrChanged({ u, k, l, sent, outcome, events }: KeyedCommand, s?: number, h?: string): string | null {
  const about = `bid ${k} of ${u} on ${l}, acknowledged as ${s}`;
  if (!outcome) return `${about}, has no outcome in the ledger`;
  if (!outcome.accepted) return `${about}, stands refused in the ledger`;
  if (outcome.l !== l || outcome.s !== s || outcome.hash !== h)
    return `${about} ${h}, stands as ${outcome.s} ${outcome.hash} on ${outcome.l}`;
  const own = events.filter(isOwn);
  // A max that is what it was already is accepted and writes nothing.
  if (own.length === 0) return sent.some(({ op }) => op === 'max') ? null : `${about}, has no event`;
  if (own.length > 1) return `${about}, was written ${own.length} times: ${own.map((event) => event.s)}`;
  const [event] = own;
  if (!event || event.s !== s || event.l !== l) return `${about}, stands at ${event?.s}`;
  return sent.some((line) => isAskedFor(event, line)) ? null : `${about}, stands with other amounts than were given`;
}

/** I2: nothing is in the ledger that nobody asked for. */
export const nothingInvented: HistoryChecker = {
  invariant: 'I2',
  promise: 'every bid in the ledger was given, or answers one that was',
  look: (history) => {
    const sent = Map.groupBy(
      history.ops.filter(({ ph, op }) => ph === 'inv' && (op === 'bid' || op === 'max')),
      ({ u, k, l }) => `${u}/${k}/${l}`,
    );
    const at = new Map(history.events.map((event) => [`${event.l}/${event.s}`, event]));
    return history.events
      .filter(({ type }) => type === 'BidPlaced' || type === 'MaxBidSet')
      .map((event): Look => {
        const { l, s, u, k, db } = event;
        const t = Math.round(history.meta.clock.t + (db - history.meta.clock.at) * 1000);
        if (isOwn(event)) {
          const isGiven = sent.get(`${u}/${k}/${l}`)?.some((line) => isAskedFor(event, line));
          return { t, fault: isGiven ? null : `event ${s} of ${l} (${k} of ${u}) was never given` };
        }
        const cause = at.get(`${l}/${event.public.cause}`);
        const isCaused = cause !== undefined && isOwn(cause);
        return { t, fault: isCaused ? null : `the automatic bid ${s} of ${l} answers nothing that anybody gave` };
      });
  },
};

/** I3: what was refused left nothing. */
export const refusedLeavesNothing: HistoryChecker = {
  invariant: 'I3',
  promise: 'a refused bid left nothing in the ledger',
  look: (history) =>
    keyedCommands(history).flatMap((command): readonly Look[] => {
      const { k, l, sent, answers, outcome, events } = command;
      const fails = answers.filter(({ ph, op }) => ph === 'fail' && op !== 'outcome');
      if (fails.length === 0) return [];
      const t = fails[0]?.t ?? null;
      if (fails.some(({ c }) => !DOOR.has(c ?? ''))) {
        const left = outcome?.accepted || events.length > 0;
        return [{ t, fault: left ? `${k} on ${l} was refused (${fails[0]?.c}) and stands in the ledger` : null }];
      }
      // The door says of this copy that it did nothing; of another one, unanswered, it says nothing.
      const isWhole = fails.length === sent.length;
      const reused = sent.filter(({ p }) => fails.some((fail) => fail.p === p && fail.c === 'KEY_REUSED'));
      const isEffective = events.filter(isOwn).some((event) => {
        const meant = sent.filter((line) => isAskedFor(event, line));
        return meant.length > 0 && meant.every((line) => reused.includes(line));
      });
      if (isEffective) return [{ t, fault: `${k} on ${l} was refused as reused, and its amounts stand in the ledger` }];
      const left = isWhole && events.length > 0;
      return [{ t, fault: left ? `${k} on ${l} was refused at the door (${fails[0]?.c}) and stands` : null }];
    }),
};

/** I4: an outcome that was unknown became known, one and the same for ever. */
export const unknownResolvesOnce: HistoryChecker = {
  invariant: 'I4',
  promise: 'an unknown outcome resolves, once and for ever',
  look: (history) =>
    keyedCommands(history)
      .filter(({ answers }) => answers.some(({ ph, op }) => ph === 'unk' && op !== 'outcome'))
      .map((command): Look => {
        const { k, l, answers, outcome, sent } = command;
        const t = answers.find(({ ph }) => ph === 'unk')?.t ?? null;
        const told = answers.filter(isFinal);
        // A session that has ended may no longer ask.
        if (told.length === 0 && answers.some(({ c }) => c === 'UNAUTHENTICATED')) return { t, fault: null };
        if (told.length === 0) return { t, fault: `${k} on ${l} was never resolved, in ${answers.length} answers` };
        const different = new Set(told.map(verdict));
        if (different.size > 1) return { t, fault: `${k} on ${l} was resolved as ${[...different].join(' and ')}` };
        const isAccepted = told[0]?.ph === 'ok';
        if (!outcome && sent.length > 0)
          return { t, fault: `${k} on ${l} was resolved, and the ledger does not know it` };
        return {
          t,
          fault:
            outcome && outcome.accepted !== isAccepted ? `${k} on ${l} was resolved otherwise than it stands` : null,
        };
      }),
};

/** I5: one key, one effect, one answer. */
export const idempotent: HistoryChecker = {
  invariant: 'I5',
  promise: 'a key has one effect and one answer, however often it comes',
  look: (history) =>
    keyedCommands(history)
      .filter(({ sent, answers }) => sent.length > 1 || answers.filter(isFinal).length > 1)
      .map((command): Look => {
        const { k, l, sent, answers, events } = command;
        const t = sent[1]?.t ?? sent[0]?.t ?? null;
        const own = events.filter(isOwn);
        if (own.length > 1)
          return { t, fault: `${k} on ${l} was accepted ${own.length} times: ${own.map(({ s }) => s)}` };
        const different = new Set(answers.filter(isFinal).map(verdict));
        if (different.size > 1) return { t, fault: `${k} on ${l} was answered as ${[...different].join(' and ')}` };
        const [event] = own;
        const strange = event && answers.find((ok) => ok.ph === 'ok' && ok.op !== 'outcome' && !isAskedFor(event, ok));
        if (strange)
          return { t, fault: `${k} on ${l} came with other amounts (${strange.p}) and was answered as accepted` };
        const payloads = new Set(sent.map(({ op, a, m }) => `${op} ${a} ${m}`));
        const isReused = answers.some(({ c }) => c === 'KEY_REUSED');
        if (isReused && payloads.size === 1)
          return { t, fault: `${k} on ${l} was called reused, and came with one content` };
        return { t, fault: null };
      }),
};

function verdict({ ph, s, h, c }: { ph: string; s?: number; h?: string; c?: string }): string {
  return ph === 'ok' ? `accepted as ${s} ${h}` : `refused as ${c}`;
}

/** I9: what was acknowledged before something else was given stands before it. */
export const realTimeOrder: HistoryChecker = {
  invariant: 'I9',
  promise: 'a bid given after another was acknowledged stands after it',
  look: (history) => {
    const commands = keyedCommands(history).filter(({ events }) => events.some(isOwn));
    const byLot = Map.groupBy(commands, ({ l }) => l);
    return [...byLot.values()].flatMap((ofLot) => {
      const moments = ofLot
        .flatMap(({ k, sent, answers, events }) => {
          const s = events.find(isOwn)?.s ?? 0;
          const inv = sent[0];
          const ok = answers.find(({ ph }) => ph === 'ok');
          return [
            ...(inv ? [{ t: inv.t, kind: 'inv' as const, s, k }] : []),
            ...(ok ? [{ t: ok.t, kind: 'ok' as const, s, k }] : []),
          ];
        })
        .toSorted((one, other) => one.t - other.t);
      let newest = { s: 0, k: '' };
      const looks: Look[] = [];
      for (const { t, kind, s, k } of moments) {
        if (kind === 'ok') newest = s > newest.s ? { s, k } : newest;
        else if (newest.s > 0)
          looks.push({
            t,
            fault: s > newest.s ? null : `${k} stands at ${s}, given after ${newest.k} was acknowledged at ${newest.s}`,
          });
      }
      return looks;
    });
  },
};
