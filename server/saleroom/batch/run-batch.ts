import { busy } from '../command-result.ts';
import type { LedgerBatch } from '../ports.ts';
import { announceBatch } from './announce-batch.ts';
import { answerBatch, refuseBatch } from './answer-batch.ts';
import { type DecidedBatch, decideBatch } from './decide-batch.ts';
import { loadBatchContext, loadMissing, reloadStale } from './load-batch-context.ts';
import { resolveFailedBatch } from './resolve-failed-batch.ts';
import type { SaleroomContext } from './saleroom-context.ts';
import type { WaitingCommand } from './waiting-command.ts';

/** How many appends of one batch the ledger may refuse before its commands are refused as BUSY. */
const MAX_ATTEMPTS = 5;

/**
 * Runs a batch: decide → write → answer → announce. Nothing is announced that is not
 * committed, and a bidder gets the answer before the room is notified. Never rejects: each command
 * is answered exactly once.
 */
export async function runBatch(saleroom: SaleroomContext, batch: readonly WaitingCommand[]): Promise<void> {
  /** The write that has begun and whose result is not known. */
  let unconfirmed: LedgerBatch | null = null;
  try {
    const context = await loadBatchContext(saleroom, batch);

    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      let decided = decideBatch(batch, context, saleroom.newSalt);
      while (await loadMissing(saleroom, context, decided)) decided = decideBatch(batch, context, saleroom.newSalt);

      unconfirmed = decided.write;
      const appended = decided.write ? await saleroom.ledger.append(decided.write) : nothingToWrite;
      if (appended.kind === 'written') {
        updateCaches(saleroom, decided);
        answerBatch(batch, decided, context);
        await saleroom.timers.yieldToEventLoop();
        announceBatch(saleroom, decided);
        return;
      }
      unconfirmed = null;
      await reloadStale(saleroom, context, appended);
    }
    refuseBatch(batch, busy);
  } catch (fault) {
    await resolveFailedBatch(saleroom, batch, { fault, unconfirmed });
  }
}

const nothingToWrite = { kind: 'written', recordedAt: 0 } as const;

function updateCaches({ lotCache, recentOutcomes }: SaleroomContext, { lots, write }: DecidedBatch): void {
  for (const { record, state } of lots.values()) lotCache.store({ ...record, lot: state });
  if (write) recentOutcomes.store(write.outcomes);
}
