import { keyId } from '../command-key.ts';
import { busy, type SaleroomRefusal } from '../command-result.ts';
import type { CommandOutcome, LedgerBatch, LotAppend, LotId } from '../ports.ts';
import { decideCommand } from './decide-command.ts';
import type { WaitingCommand } from './waiting-command.ts';
import { type BatchContext, startWorkingBatch, type WorkingBatch, type WorkingLot } from './working-batch.ts';

/**
 * The decision about one command: a result that is stored under its key, or a refusal by the
 * saleroom itself, which is not.
 */
export type CommandDecision =
  | { readonly result: CommandOutcome['result'] }
  | { readonly result: null; readonly refusal: SaleroomRefusal };

export type DecidedBatch = {
  /** In the order of the commands. */
  readonly decisions: readonly CommandDecision[];
  readonly lots: ReadonlyMap<LotId, WorkingLot>;
  /** Null when there is nothing to write. */
  readonly write: LedgerBatch | null;
  readonly usersToConfirm: readonly string[];
  readonly needsWholeAuction: boolean;
};

/**
 * Decides the commands in order, each against the state that the earlier ones left. Does no I/O, so
 * a batch can be decided again.
 */
export function decideBatch(
  batch: readonly WaitingCommand[],
  context: BatchContext,
  newSalt: () => string,
): DecidedBatch {
  const workingBatch = startWorkingBatch(context, newSalt);
  const decisions = batch.map((waiting) => decideWaiting(workingBatch, waiting));
  return {
    decisions,
    lots: workingBatch.lots,
    write: toWrite(workingBatch),
    usersToConfirm: [...workingBatch.usersToConfirm],
    needsWholeAuction: workingBatch.needsWholeAuction,
  };
}

function decideWaiting(workingBatch: WorkingBatch, waiting: WaitingCommand): CommandDecision {
  const { actor, key, lotId } = waiting;
  const { context } = workingBatch;
  const record = context.lots.get(lotId);
  if (!record) return { result: null, refusal: { code: 'NOT_FOUND' } };
  if (actor.kind === 'house') return { result: decideCommand(workingBatch, waiting, record) };

  const { userId, sessionId } = actor;
  if (context.endedSessions.has(sessionId)) return { result: null, refusal: { code: 'UNAUTHENTICATED' } };
  // This person's rights keep changing. They have to retry, so that the rest of the batch can go
  // on.
  if (context.disputedUsers.has(userId)) return { result: null, refusal: busy };
  if (key === null) return { result: decideCommand(workingBatch, waiting, record) };
  const id = keyId(userId, key.key);
  const outcome = context.outcomes.get(id) ?? workingBatch.outcomes.get(id);
  if (outcome) return decisionByOutcome(outcome, key.digest);
  const result = decideCommand(workingBatch, waiting, record);
  workingBatch.outcomes.set(id, { actorId: userId, key: key.key, lotId, digest: key.digest, result });
  return { result };
}

/**
 * A key that has an outcome gets that outcome again, whatever has happened since (I5). A burnt key
 * stays burnt for any content (I4).
 */
export function decisionByOutcome({ digest, result }: CommandOutcome, commandDigest: string): CommandDecision {
  const isBurnt = !result.accepted && result.rejection.code === 'NEVER_RECEIVED';
  return digest === commandDigest || isBurnt ? { result } : { result: null, refusal: { code: 'KEY_REUSED' } };
}

function toWrite(workingBatch: WorkingBatch): LedgerBatch | null {
  // Lots without an event are included, so that the ledger confirms that refusals were decided on
  // its latest state (I10, I13).
  const lots = [...workingBatch.lots.values()].map(toAppend);
  if (workingBatch.outcomes.size === 0 && lots.every(({ events }) => events.length === 0)) return null;
  return {
    decidedAt: workingBatch.context.at,
    // All nodes lock lots in the same order, which rules out deadlocks between them.
    lots: lots.toSorted((one, other) => (one.lotId < other.lotId ? -1 : 1)),
    outcomes: [...workingBatch.outcomes.values()],
    bidders: [...workingBatch.bidders.values()],
  };
}

function toAppend({ record, state, events, clock }: WorkingLot): LotAppend {
  return { lotId: record.lotId, expectedSeq: record.lot.seq, events, after: state, clock };
}
