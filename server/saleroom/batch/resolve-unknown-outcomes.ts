import type { SaleroomContext } from './saleroom-context.ts';

/**
 * Reads new events of every lot in doubt, so that a write whose confirmation was lost is announced
 * even if nobody bids again (I25). A lot stays in doubt as long as its statement may still commit.
 */
export async function resolveUnknownOutcomes({
  lotsInDoubt,
  lotReader,
  databaseClock,
}: SaleroomContext): Promise<void> {
  for (const [lotId, until] of [...lotsInDoubt]) {
    await lotReader.readNewEvents(lotId);
    if (databaseClock.now() > until) lotsInDoubt.delete(lotId);
  }
}
