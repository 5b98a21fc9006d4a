import { keyId } from '../command-key.ts';
import { busy, type CommandResult, refuse } from '../command-result.ts';
import { type CommandOutcome, LedgerUnavailable, type LotId } from '../ports.ts';
import { redactSecrets } from '../redact-secrets.ts';
import { answerOf } from './answer-batch.ts';
import type { Room } from './saleroom-context.ts';

/** Says whether an answer is what stands under its key for ever, rather than a refusal that says nothing about the key. */
export function isFinal(answer: CommandResult): boolean {
  if (answer.accepted) return true;
  const { code } = answer.refusal;
  return !['NOT_FOUND', 'UNAUTHENTICATED', 'BUSY', 'SOMETHING_WENT_WRONG', 'KEY_REUSED'].includes(code);
}

/**
 * What became of a key, settled for good: the ledger either has an outcome for it or is given one, NEVER_RECEIVED, which no late copy of the
 * command can overturn (I4). When the ledger cannot be asked the outcome stays unknown, and the answer says so.
 */
export async function lookUpOutcome(
  room: Room,
  { actorId, key, lotId }: { readonly actorId: string; readonly key: string; readonly lotId: LotId },
): Promise<CommandResult> {
  try {
    const asked = await room.lots.find(lotId);
    if (!asked) return refuse({ code: 'NOT_FOUND' });
    const outcome =
      room.outcomes.get(keyId(actorId, key)) ??
      (await room.ledger.storeOutcomeIfAbsent(neverReceived(room, { actorId, key, lotId })));
    room.outcomes.keep([outcome]);

    const { result } = outcome;
    let record = outcome.lotId === lotId ? asked : await room.lots.find(outcome.lotId);
    // Whoever is told of an accepted bid is shown a lot that holds it (I26).
    if (result.accepted && record && record.lot.seq < result.seq) record = await room.lots.readOn(outcome.lotId);
    // The paddle is that of the lot which is shown, not of the one that was named: numbers mean somebody else in another auction.
    const bidders = record ? await room.facts.read(record.auctionId, [actorId]) : null;
    const paddle = bidders?.get(actorId)?.record.paddle ?? null;
    return answerOf({ result }, outcome.lotId, { lot: record?.lot ?? null, paddle });
  } catch (fault) {
    room.logFault(redactSecrets(fault), { lotIds: [lotId], keys: [key], during: 'looking up' });
    return refuse(fault instanceof LedgerUnavailable ? busy : { code: 'SOMETHING_WENT_WRONG' }, 'unknown');
  }
}

function neverReceived(
  { databaseClock }: Room,
  { actorId, key, lotId }: { readonly actorId: string; readonly key: string; readonly lotId: LotId },
): CommandOutcome {
  const at = databaseClock.now();
  return { actorId, key, lotId, digest: '', result: { accepted: false, rejection: { code: 'NEVER_RECEIVED' }, at } };
}
