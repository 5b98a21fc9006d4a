import type { Answered } from '#proof/simulation/history.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';
import { eventCounts, isConclusive } from './keys.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

/**
 * I4: in the end every key has an outcome that was answered, always the same, and that the ledger
 * agrees with. A key that a look-up declared unused stays unused.
 */
export const unknownResolvesOnce: Invariant<SimulatedAuction> = {
  ...CLAIMS.unknownResolvesOnce,
  check: ({ asked, answered, stored }) =>
    examine([...asked], ([id]) => {
      const answers = (answered.get(id) ?? []).filter(isConclusive);
      const outcomes = stored.get(id) ?? [];
      if (answers.length === 0) return `the outcome of key ${id} was never answered`;
      if (outcomes.length > 1) return `key ${id} has ${outcomes.length} outcomes`;
      const result = outcomes[0]?.outcome.result;
      if (!result) return `key ${id} has a conclusive answer and no outcome`;
      const other = answers.find(({ answer }) =>
        answer.accepted
          ? !result.accepted
          : result.accepted || JSON.stringify(result.rejection) !== JSON.stringify(answer.refusal),
      );
      return other ? `key ${id} was answered "${inWords(other)}", the ledger has ${JSON.stringify(result)}` : null;
    }),
};

/**
 * I5: a key has at most one effect, all its answers are equal, and other content under it is
 * refused as reused.
 */
export const idempotentKeys: Invariant<SimulatedAuction> = {
  ...CLAIMS.idempotentKeys,
  check: (auction) => {
    const counts = eventCounts(auction);
    return examine([...auction.asked], ([id, copies]) => {
      const effects = counts.get(id) ?? 0;
      if (effects > 1) return `key ${id} is in the ledger ${effects} times`;
      const all = auction.answered.get(id) ?? [];
      const answers = all.filter(isConclusive);
      const different = new Set(answers.map(inWords));
      if (different.size > 1) return `key ${id} was answered in ${different.size} ways: ${[...different].join('; ')}`;
      const digest = auction.stored.get(id)?.[0]?.outcome.digest;
      const other = answers.find((answered) => answered.digest !== null && answered.digest !== digest && digest !== '');
      if (other) return `key ${id} was used twice, and the second use got the answer of the first`;
      const isReused = all.some(({ answer }) => !answer.accepted && answer.refusal.code === 'KEY_REUSED');
      return isReused && copies.length < 2 ? `key ${id} was refused as reused, and was used once` : null;
    });
  },
};

function inWords({ answer }: Answered): string {
  return answer.accepted
    ? `accepted ${answer.lotId} ${answer.seq} ${answer.hash} ${answer.at}`
    : `refused ${JSON.stringify(answer.refusal)}`;
}
