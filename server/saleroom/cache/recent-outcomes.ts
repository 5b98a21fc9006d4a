import { keyId } from '../command-key.ts';
import type { CommandOutcome } from '../ports.ts';

/**
 * The outcomes that this node stored or read last. A stored outcome never changes, so the cache
 * cannot be stale; a dropped one does no harm, because the ledger refuses a second outcome for a
 * key.
 */
export type RecentOutcomes = {
  readonly get: (id: string) => CommandOutcome | undefined;
  readonly store: (outcomes: readonly CommandOutcome[]) => void;
};

export function createRecentOutcomes(maxOutcomes = 20_000): RecentOutcomes {
  const cache = new Map<string, CommandOutcome>();
  return {
    get: (id) => cache.get(id),
    store: (outcomes) => {
      for (const outcome of outcomes) cache.set(keyId(outcome.actorId, outcome.key), outcome);
      for (const id of cache.keys()) {
        if (cache.size <= maxOutcomes) break;
        cache.delete(id);
      }
    },
  };
}
