import type { Answered } from '#proof/simulation/history.ts';
import { isFinal } from '#server/saleroom/batch/look-up-outcome.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

/** Whether an answer settles the outcome of its key. */
export function isConclusive({ answer }: Answered): boolean {
  return isFinal(answer) && (answer.accepted || answer.outcome === 'refused');
}

/** How many commands the ledgers contain under each key. */
export function eventCounts({ ledgers }: SimulatedAuction): ReadonlyMap<string, number> {
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
