import type { Room } from './saleroom-context.ts';

/**
 * Reads on for every lot whose last write may have happened without our being told, so that the room hears of it although nobody bids again
 * (I25). A lot stays in doubt as long as its statement may still commit.
 */
export async function resolveUnknownOutcomes({ inDoubt, lots, databaseClock }: Room): Promise<void> {
  for (const [lotId, until] of [...inDoubt]) {
    await lots.readOn(lotId);
    if (databaseClock.now() > until) inDoubt.delete(lotId);
  }
}
