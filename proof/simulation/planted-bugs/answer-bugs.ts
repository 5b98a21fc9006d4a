import { type CommandOutcome, type LedgerBatch, LedgerUnavailable } from '#server/saleroom/ports.ts';
import { appending, type PlantedBug, replacing } from './planted-bug.ts';

/** Bugs in how commands are answered and keys are handled. */
export const ANSWER_BUGS: readonly PlantedBug[] = [
  {
    id: 'I1',
    bug: 'a bid is answered before it is written',
    plant: replacing({
      ledger: (ledger, { timers }) => ({
        ...ledger,
        append: async (batch) => {
          timers.after(20, () => void ledger.append(batch).catch(() => {}));
          return { kind: 'written', recordedAt: 0 };
        },
      }),
    }),
  },
  {
    id: 'I1',
    bug: 'a lost connection counts as a commit',
    plant: replacing({
      ledger: (ledger) => ({
        ...ledger,
        append: (batch) =>
          ledger.append(batch).catch((fault) => {
            if (fault instanceof LedgerUnavailable) throw fault;
            return { kind: 'written', recordedAt: 0 } as const;
          }),
      }),
    }),
  },
  {
    id: 'I2',
    bug: 'a retry for the bidder gets a new key',
    plant: replacing({
      saleroom: (saleroom) => ({
        ...saleroom,
        submit: async (command, actor, key) => {
          const answer = await saleroom.submit(command, actor, key);
          if (answer.accepted || answer.outcome !== 'unknown' || !key) return answer;
          return saleroom.submit(command, actor, { ...key, key: `${key.key}-again` });
        },
      }),
    }),
  },
  {
    id: 'I3',
    bug: 'an unknown outcome is answered as refused',
    plant: replacing({
      saleroom: (saleroom) => ({
        ...saleroom,
        submit: async (command, actor, key) => {
          const answer = await saleroom.submit(command, actor, key);
          if (answer.accepted || answer.outcome !== 'unknown') return answer;
          return { ...answer, outcome: 'refused', refusal: { code: 'PAUSED' } };
        },
      }),
    }),
  },
  {
    id: 'I4',
    bug: 'the look-up of a key that was never received does not burn it',
    plant: replacing({
      ledger: (ledger) => ({
        ...ledger,
        storeOutcomeIfAbsent: async (outcome) => (await ledger.findOutcomes([outcome]))[0] ?? outcome,
      }),
    }),
  },
  {
    id: 'I5',
    bug: 'only the node that received a key knows it',
    plant: replacing(
      appending((append) => async (batch) => {
        const result = await append(batch);
        if (result.kind !== 'keys-seen') return result;
        const seen = new Set(result.outcomes.map(({ actorId, key }) => `${actorId}/${key}`));
        return append({
          ...batch,
          outcomes: batch.outcomes.filter(({ actorId, key }) => !seen.has(`${actorId}/${key}`)),
        });
      }),
    ),
  },
  {
    id: 'I5',
    bug: 'a key is answered without comparing the content of its command',
    plant: replacing(
      appending((append) => async (batch) => {
        const result = await append(batch);
        if (result.kind !== 'keys-seen') return result;
        return {
          ...result,
          outcomes: result.outcomes.map((outcome) => ({ ...outcome, digest: digestInBatch(batch, outcome) })),
        };
      }),
    ),
  },
];

function digestInBatch({ outcomes }: LedgerBatch, { actorId, key, digest }: CommandOutcome): string {
  return outcomes.find((asked) => asked.actorId === actorId && asked.key === key)?.digest ?? digest;
}
