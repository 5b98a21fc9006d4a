import type { Lot } from '#auction/lot.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import { type CommandResult, refuse, type SaleroomRefusal } from '../command-result.ts';
import type { LotId } from '../ports.ts';
import type { WaitingCommand } from '../queues/waiting-command.ts';
import type { DecidedBatch, Verdict } from './decide-batch.ts';
import type { Known } from './working-batch.ts';

/** Answers everybody in a batch that is committed, in order. */
export function answerBatch(batch: readonly WaitingCommand[], { verdicts, lots }: DecidedBatch, known: Known): void {
  for (const [n, { lotId, actor, answer }] of batch.entries()) {
    const verdict = verdicts[n];
    const lot = lots.get(lotId)?.lot ?? known.lots.get(lotId)?.lot ?? null;
    const paddle = actor.kind === 'person' ? (known.bidders.get(actor.userId)?.record.paddle ?? null) : null;
    if (!verdict) throw new Error('a command was not decided');
    answer(answerOf(verdict, lotId, { lot, paddle }));
  }
}

/** Gives everybody in a batch the same refusal, which is not stored under their keys. */
export function refuseBatch(batch: readonly WaitingCommand[], refusal: SaleroomRefusal): void {
  for (const { answer } of batch) answer(refuse(refusal));
}

/** A verdict as an answer. The lot must be known up to the verdict's result; an accepted command's lot always exists. */
export function answerOf(
  verdict: Verdict,
  lotId: LotId,
  { lot, paddle }: { readonly lot: Lot | null; readonly paddle: PaddleNumber | null },
): CommandResult {
  if (!verdict.result) return refuse(verdict.refusal, 'refused', lot);
  if (!verdict.result.accepted) return refuse(verdict.result.rejection, 'refused', lot);
  if (!lot) throw new Error('an accepted command has no lot');
  const { seq, hash, at } = verdict.result;
  return { accepted: true, lotId, seq, hash, at, paddle, lot };
}
