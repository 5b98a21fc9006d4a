import type { Answered } from '#proof/simulation/history.ts';
import { isFinal } from '#server/saleroom/batch/look-up-outcome.ts';
import { lookAt } from '../invariant.ts';
import type { Evidence } from './simulated-auction.ts';
import type { Judgement } from './simulated-auction-invariants.ts';

/** An answer that says for good what became of the key. */
export function isForGood({ answer }: Answered): boolean {
  return isFinal(answer) && (answer.accepted || answer.outcome === 'refused');
}

/** An answer in one line, so that two can be compared. */
function tell({ answer }: Answered): string {
  return answer.accepted
    ? `accepted ${answer.lotId} ${answer.seq} ${answer.hash} ${answer.at}`
    : `refused ${JSON.stringify(answer.refusal)}`;
}

/** I1: whoever was told that a command is accepted finds it in the ledger, committed before they were told: same key, lot, number and hash. */
export const ackedIsDurable: Judgement = {
  invariant: 'I1',
  says: 'what was answered as accepted is in the ledger',
  judge: ({ history, stored, ledgers }) =>
    lookAt(
      history.answered.filter(({ answer }) => answer.accepted),
      ({ userId, key, answer, moment }) => {
        if (!answer.accepted) return null;
        const [kept] = stored.get(`${userId}/${key}`) ?? [];
        const result = kept?.outcome.result;
        if (!kept || !result?.accepted || kept.commit.moment > moment)
          return `key ${key} was told to be accepted, and the ledger has no such bid`;
        if (result.seq !== answer.seq || result.hash !== answer.hash || kept.outcome.lotId !== answer.lotId)
          return `key ${key} was told to be event ${answer.seq}, the ledger says ${result.seq}`;
        const row = ledgers.get(answer.lotId)?.rows[answer.seq - 1];
        return row?.hash === answer.hash ? null : `event ${answer.seq} of key ${key} is not in the ledger`;
      },
    ),
};

/** I2: every event of the ledger was asked for under its key, by its giver, for its lot, with what it says; or is the house's own. */
export const nothingInvented: Judgement = {
  invariant: 'I2',
  says: 'every event was asked for',
  judge: ({ ledgers, stored }) =>
    lookAt(
      [...ledgers.values()].flatMap(({ record, steps }) => steps.map((step) => ({ ...step, record }))),
      ({ rows: [first], asked, record, commit }) => {
        if (!first) return null;
        const { actorId, commandKey, event, seq } = first;
        if (actorId === null || commandKey === null) {
          const isHouses = ['LotOpened', 'LotSold', 'LotPassed', 'ClosingExtended'].includes(event.type);
          return isHouses ? null : `nobody stands for ${event.type} ${seq}`;
        }
        if (!asked) return `event ${seq} stands under key ${commandKey}, which nobody has given`;
        const outcome = stored.get(`${actorId}/${commandKey}`)?.[0]?.outcome;
        if (outcome && outcome.digest !== asked.digest) return `event ${seq} is not what key ${commandKey} asked`;
        if (asked.moment > commit.moment) return `event ${seq} was there before it was asked for`;
        return asked.lotId === record.lotId ? null : `event ${seq} stands on another lot than was asked`;
      },
    ),
};

/** I3: under a key that was refused no event stands. */
export const refusedLeavesNothing: Judgement = {
  invariant: 'I3',
  says: 'a refused command left nothing',
  judge: (evidence) => {
    const withEvents = keysWithEvents(evidence);
    return lookAt(
      evidence.history.answered.filter((answered) => !answered.answer.accepted && isForGood(answered)),
      ({ userId, key }) =>
        withEvents.has(`${userId}/${key}`) ? `key ${key} was refused and stands in the ledger` : null,
    );
  },
};

/** I4: when all is done everybody has been told what became of each key, always the same, and the ledger agrees; a burnt key stays burnt. */
export const unknownResolvesOnce: Judgement = {
  invariant: 'I4',
  says: 'every key has one outcome, which is told in the end',
  judge: ({ asked, answered, stored }) =>
    lookAt([...asked], ([id]) => {
      const told = (answered.get(id) ?? []).filter(isForGood);
      const kept = stored.get(id) ?? [];
      if (told.length === 0) return `nobody was told what became of key ${id}`;
      if (kept.length > 1) return `key ${id} has ${kept.length} outcomes`;
      const result = kept[0]?.outcome.result;
      if (!result) return `key ${id} was answered for good and has no outcome`;
      const disagrees = told.find(({ answer }) =>
        answer.accepted
          ? !result.accepted
          : result.accepted || JSON.stringify(result.rejection) !== JSON.stringify(answer.refusal),
      );
      return disagrees ? `key ${id} was told "${tell(disagrees)}", the ledger has ${JSON.stringify(result)}` : null;
    }),
};

/** I5: a key has at most one effect, all answers to it are equal, and other content under it is told so and does nothing. */
export const oneEffectPerKey: Judgement = {
  invariant: 'I5',
  says: 'a key has one effect and one answer',
  judge: (evidence) => {
    const effects = keysWithEvents(evidence);
    return lookAt([...evidence.asked], ([id, copies]) => {
      const steps = effects.get(id) ?? 0;
      if (steps > 1) return `key ${id} stands in the ledger ${steps} times`;
      const told = (evidence.answered.get(id) ?? []).filter(isForGood);
      if (new Set(told.map(tell)).size > 1)
        return `key ${id} was answered in ${told.length} ways: ${told.map(tell).join('; ')}`;
      const digest = evidence.stored.get(id)?.[0]?.outcome.digest;
      const other = told.find((answered) => answered.digest !== null && answered.digest !== digest && digest !== '');
      if (other) return `key ${id} was used twice, and the second was answered as the first`;
      const reused = (evidence.answered.get(id) ?? []).some(
        ({ answer }) => !answer.accepted && answer.refusal.code === 'KEY_REUSED',
      );
      return reused && copies.length < 2 ? `key ${id} was called used twice, and was not` : null;
    });
  },
};

/** How many commands stand in the ledgers under each key. */
function keysWithEvents({ ledgers }: Evidence): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { steps } of ledgers.values()) {
    for (const { rows } of steps) {
      const [first] = rows;
      if (!first?.commandKey) continue;
      const id = `${first.actorId}/${first.commandKey}`;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}
