import { z } from 'zod';
import type { AppendResult, CommandOutcome, LedgerBatch } from '#server/saleroom/ports.ts';
import { APPEND, batchParameters } from './append-parameters.ts';
import { findOutcomes } from './command-outcomes.ts';
import { LedgerFault, type RunStatement } from './ledger-connection.ts';

/** How far the database's clock may be past the instant of a batch's decisions, milliseconds. */
export const CLOCK_TOLERANCE = 1_000;

const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), at: z.number() }),
  z.object({ kind: z.literal('keys-seen') }),
  z.object({ kind: z.literal('seq-moved'), lotIds: z.array(z.string()) }),
  z.object({ kind: z.literal('clock-moved'), at: z.number() }),
  z.object({ kind: z.literal('rights-changed'), userIds: z.array(z.string()), endedSessions: z.array(z.string()) }),
]);

/** Writes a batch in one statement and returns the result. */
export async function appendBatch(run: RunStatement, batch: LedgerBatch): Promise<AppendResult> {
  try {
    const [row] = await run(APPEND, batchParameters(batch, CLOCK_TOLERANCE));
    const answer = answerSchema.parse((row as { answer?: unknown })?.answer);
    switch (answer.kind) {
      case 'written':
        return { kind: 'written', recordedAt: Math.floor(answer.at) };
      case 'clock-moved':
        return { kind: 'clock-moved', now: Math.floor(answer.at) };
      case 'keys-seen':
        return await keysSeen(run, batch);
      default:
        return answer;
    }
  } catch (fault) {
    if (fault instanceof LedgerFault && fault.code === UNIQUE_VIOLATION)
      return await resultOfConflict(run, batch, fault);
    throw fault;
  }
}

const UNIQUE_VIOLATION = '23505';

/** The primary keys catch what another node wrote at the same instant. */
async function resultOfConflict(run: RunStatement, batch: LedgerBatch, fault: LedgerFault): Promise<AppendResult> {
  if (fault.constraint === 'CommandOutcome_pkey') return keysSeen(run, batch);
  if (fault.constraint === 'LotEvent_pkey') return { kind: 'seq-moved', lotIds: batch.lots.map(({ lotId }) => lotId) };
  throw fault;
}

async function keysSeen(run: RunStatement, { outcomes }: LedgerBatch): Promise<AppendResult> {
  const seen: readonly CommandOutcome[] = await findOutcomes(run, outcomes);
  return { kind: 'keys-seen', outcomes: seen };
}
