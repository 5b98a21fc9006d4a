import { keyId } from '../command-key.ts';
import { busy, type CommandResult, refuse } from '../command-result.ts';
import { type CommandOutcome, LedgerUnavailable, type LotId } from '../ports.ts';
import { redactSecrets } from '../redact-secrets.ts';
import { resultOf } from './answer-batch.ts';
import type { SaleroomContext } from './saleroom-context.ts';

/**
 * Whether a result is the stored outcome of its key. The other refusals leave the key without an
 * outcome.
 */
export function isFinal(result: CommandResult): boolean {
  if (result.accepted) return true;
  const { code } = result.refusal;
  return !['NOT_FOUND', 'UNAUTHENTICATED', 'BUSY', 'SOMETHING_WENT_WRONG', 'KEY_REUSED'].includes(code);
}

/**
 * Looks up the outcome of a key. A key without one gets NEVER_RECEIVED, which no late copy of the
 * command can change (I4). When the ledger cannot be read, the result says that the outcome is
 * unknown.
 */
export async function lookUpOutcome(
  saleroom: SaleroomContext,
  { actorId, key, lotId }: { readonly actorId: string; readonly key: string; readonly lotId: LotId },
): Promise<CommandResult> {
  try {
    const namedLot = await saleroom.lotReader.find(lotId);
    if (!namedLot) return refuse({ code: 'NOT_FOUND' });
    const outcome =
      saleroom.recentOutcomes.get(keyId(actorId, key)) ??
      (await saleroom.ledger.storeOutcomeIfAbsent(neverReceived(saleroom, { actorId, key, lotId })));
    saleroom.recentOutcomes.store([outcome]);

    const { result } = outcome;
    let record = outcome.lotId === lotId ? namedLot : await saleroom.lotReader.find(outcome.lotId);
    // The lot in the result must include the accepted bid (I26).
    if (result.accepted && record && record.lot.seq < result.seq)
      record = await saleroom.lotReader.readNewEvents(outcome.lotId);
    // The paddle belongs to the auction of the returned lot, which may not be the named one.
    // Elsewhere the number is somebody else's.
    const bidders = record ? await saleroom.bidderCache.load(record.auctionId, [actorId]) : null;
    const paddle = bidders?.get(actorId)?.record.paddle ?? null;
    return resultOf({ result }, outcome.lotId, { lot: record?.lot ?? null, paddle });
  } catch (fault) {
    saleroom.logFault(redactSecrets(fault), { lotIds: [lotId], keys: [key], during: 'looking up' });
    return refuse(fault instanceof LedgerUnavailable ? busy : { code: 'SOMETHING_WENT_WRONG' }, 'unknown');
  }
}

function neverReceived(
  { databaseClock }: SaleroomContext,
  { actorId, key, lotId }: { readonly actorId: string; readonly key: string; readonly lotId: LotId },
): CommandOutcome {
  const at = databaseClock.now();
  return { actorId, key, lotId, digest: '', result: { accepted: false, rejection: { code: 'NEVER_RECEIVED' }, at } };
}
