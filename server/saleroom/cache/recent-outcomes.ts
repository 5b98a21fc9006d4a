import { keyId } from '../command-key.ts';
import type { CommandOutcome } from '../ports.ts';

/**
 * The outcomes that this node stored or saw last. An outcome never changes once it is stored, so remembering it is safe; forgetting it is
 * too, since the ledger refuses a second outcome for a key.
 */
export type RecentOutcomes = {
  readonly get: (id: string) => CommandOutcome | undefined;
  readonly keep: (outcomes: readonly CommandOutcome[]) => void;
};

export function createRecentOutcomes(most = 20_000): RecentOutcomes {
  const outcomes = new Map<string, CommandOutcome>();
  return {
    get: (id) => outcomes.get(id),
    keep: (settled) => {
      for (const outcome of settled) outcomes.set(keyId(outcome.actorId, outcome.key), outcome);
      for (const id of outcomes.keys()) {
        if (outcomes.size <= most) break;
        outcomes.delete(id);
      }
    },
  };
}
