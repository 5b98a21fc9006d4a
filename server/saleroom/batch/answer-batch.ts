import type { Lot } from '#auction/lot.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import { type CommandResult, refuse, type SaleroomRefusal } from '../command-result.ts';
import type { LotId } from '../ports.ts';
import type { CommandDecision, DecidedBatch } from './decide-batch.ts';
import type { WaitingCommand } from './waiting-command.ts';
import type { BatchContext } from './working-batch.ts';

/** Answers every command of a committed batch, in order. */
export function answerBatch(
  batch: readonly WaitingCommand[],
  { decisions, lots }: DecidedBatch,
  context: BatchContext,
): void {
  for (const [n, { lotId, actor, answer }] of batch.entries()) {
    const decision = decisions[n];
    const lot = lots.get(lotId)?.state ?? context.lots.get(lotId)?.lot ?? null;
    const paddle = actor.kind === 'person' ? (context.bidders.get(actor.userId)?.record.paddle ?? null) : null;
    if (!decision) throw new Error('a command was not decided');
    answer(resultOf(decision, lotId, { lot, paddle }));
  }
}

/** Answers every command of a batch with the same refusal, which is not stored under their keys. */
export function refuseBatch(batch: readonly WaitingCommand[], refusal: SaleroomRefusal): void {
  for (const { answer } of batch) answer(refuse(refusal));
}

/**
 * A decision as the result of its command. `lot` must include the decision's event; an accepted
 * command always has a lot.
 */
export function resultOf(
  decision: CommandDecision,
  lotId: LotId,
  { lot, paddle }: { readonly lot: Lot | null; readonly paddle: PaddleNumber | null },
): CommandResult {
  const { result } = decision;
  if (!result) return refuse(decision.refusal, 'refused', lot);
  if (!result.accepted) return refuse(result.rejection, 'refused', lot);
  if (!lot) throw new Error('an accepted command has no lot');
  const { seq, hash, at } = result;
  return { accepted: true, lotId, seq, hash, at, paddle, lot };
}
