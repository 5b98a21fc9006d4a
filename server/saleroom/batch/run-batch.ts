import { busy } from '../command-result.ts';
import type { LedgerBatch } from '../ports.ts';
import type { WaitingCommand } from '../queues/waiting-command.ts';
import { announceBatch } from './announce-batch.ts';
import { answerBatch, refuseBatch } from './answer-batch.ts';
import { type DecidedBatch, decideBatch } from './decide-batch.ts';
import { loadBatchContext, loadMissing, reloadStale } from './load-batch-context.ts';
import { resolveFailedBatch } from './resolve-failed-batch.ts';
import type { Room } from './saleroom-context.ts';

/** How often a batch is decided anew because the ledger has moved on, before those who wait are told to try again. */
const MOST_ATTEMPTS = 5;

/**
 * The road of a bid through the house: decide → write → answer → announce (promise 1). Nothing is told that is not committed, and whoever
 * bid hears it before everybody else does. Never rejects: every command gets its one answer, whatever happens.
 */
export async function runBatch(room: Room, batch: readonly WaitingCommand[]): Promise<void> {
  /** The write whose end has not been heard. */
  let unheard: LedgerBatch | null = null;
  try {
    const known = await loadBatchContext(room, batch);

    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      let decided = decideBatch(batch, known, room.newSalt);
      while (await loadMissing(room, known, decided)) decided = decideBatch(batch, known, room.newSalt);

      unheard = decided.write;
      const appended = decided.write ? await room.ledger.append(decided.write) : nothingToWrite;
      if (appended.kind === 'written') {
        keep(room, decided);
        answerBatch(batch, decided, known);
        await room.timers.nextTick();
        announceBatch(room, decided);
        return;
      }
      unheard = null;
      await reloadStale(room, known, appended);
    }
    refuseBatch(batch, busy);
  } catch (fault) {
    await resolveFailedBatch(room, batch, { fault, unheard });
  }
}

const nothingToWrite = { kind: 'written', recordedAt: 0 } as const;

function keep(room: Room, { lots, write }: DecidedBatch): void {
  for (const { record, lot } of lots.values()) room.lots.keep({ ...record, lot });
  if (write) room.outcomes.keep(write.outcomes);
}
