import { keyId } from '../command-key.ts';
import { busy, type CommandResult, refuse } from '../command-result.ts';
import { type CommandOutcome, type LedgerBatch, LedgerUnavailable, type LotId, type LotRecord } from '../ports.ts';
import { redactSecrets } from '../redact-secrets.ts';
import { refuseBatch, resultOf } from './answer-batch.ts';
import { decisionByOutcome } from './decide-batch.ts';
import type { SaleroomContext } from './saleroom-context.ts';
import type { WaitingCommand } from './waiting-command.ts';

/** The pause before each look-up after a write with an unknown outcome, in milliseconds. */
const LOOK_UP_DELAYS = [0, 100, 400];
/**
 * How long a statement with an unknown outcome may still commit, in milliseconds: longer than the
 * store's statement timeout.
 */
const IN_DOUBT_FOR = 15_000;

/**
 * Answers a batch that failed. If nothing can have been written, it is refused. If the write may
 * have happened, the keys are looked up; commands without an outcome are answered as unknown, and
 * the client looks its key up again, which gives it a final outcome (I4). `unconfirmed` is the
 * write in question.
 */
export async function resolveFailedBatch(
  saleroom: SaleroomContext,
  batch: readonly WaitingCommand[],
  { fault, unconfirmed }: { readonly fault: unknown; readonly unconfirmed: LedgerBatch | null },
): Promise<void> {
  const lotIds = [...new Set(batch.map(({ lotId }) => lotId))];
  const keys = batch.flatMap(({ key }) => (key ? [key.key] : []));
  saleroom.logFault(redactSecrets(fault), { lotIds, keys, during: unconfirmed ? 'writing' : 'deciding' });

  if (fault instanceof LedgerUnavailable) return refuseBatch(batch, busy);
  if (!unconfirmed) return refuseBatch(batch, { code: 'SOMETHING_WENT_WRONG' });

  // Includes lots that no command names but to which an extension spreads (C4).
  const inDoubt = [...new Set([...lotIds, ...unconfirmed.lots.map(({ lotId }) => lotId)])];
  for (const lotId of inDoubt) saleroom.lotsInDoubt.set(lotId, saleroom.databaseClock.now() + IN_DOUBT_FOR);
  const stored = await retryReading(saleroom, batch, inDoubt);
  for (const waiting of batch) waiting.answer(storedResult(waiting, stored));
}

function storedResult({ lotId, actor, key }: WaitingCommand, stored: StoredBatch): CommandResult {
  const lot = stored.lots.get(lotId)?.lot ?? null;
  const outcome = actor.kind === 'person' && key ? stored.outcomes.get(keyId(actor.userId, key.key)) : undefined;
  if (!outcome || !key || !lot) return refuse({ code: 'SOMETHING_WENT_WRONG' }, 'unknown', lot);
  const paddle = stored.paddles.get(outcome.actorId) ?? null;
  return resultOf(decisionByOutcome(outcome, key.digest), lotId, { lot, paddle });
}

/** What the ledger stores about a batch. */
type StoredBatch = {
  readonly outcomes: ReadonlyMap<string, CommandOutcome>;
  readonly lots: ReadonlyMap<LotId, LotRecord>;
  readonly paddles: ReadonlyMap<string, string | null>;
};

const nothingStored: StoredBatch = { outcomes: new Map(), lots: new Map(), paddles: new Map() };

async function retryReading(
  saleroom: SaleroomContext,
  batch: readonly WaitingCommand[],
  lotIds: readonly LotId[],
): Promise<StoredBatch> {
  let stored = nothingStored;
  for (const delay of LOOK_UP_DELAYS) {
    await saleroom.timers.pause(delay);
    try {
      stored = await readStored(saleroom, batch, lotIds);
    } catch {
      // The ledger is still unavailable; the first fault has been logged.
      continue;
    }
    if (stored.outcomes.size > 0) break;
  }
  return stored;
}

async function readStored(
  saleroom: SaleroomContext,
  batch: readonly WaitingCommand[],
  lotIds: readonly LotId[],
): Promise<StoredBatch> {
  const keys = batch.flatMap(({ actor, key }) =>
    actor.kind === 'person' && key ? [{ actorId: actor.userId, key: key.key }] : [],
  );
  const outcomes = await saleroom.ledger.findOutcomes(keys);
  const records = (await Promise.all(lotIds.map(saleroom.lotReader.readNewEvents))).filter((record) => record !== null);
  const userIds = [...new Set(keys.map(({ actorId }) => actorId))];
  const bidders = records[0] ? await saleroom.bidderCache.load(records[0].auctionId, userIds) : new Map();
  saleroom.recentOutcomes.store(outcomes);
  return {
    outcomes: new Map(outcomes.map((outcome) => [keyId(outcome.actorId, outcome.key), outcome])),
    lots: new Map(records.map((record) => [record.lotId, record])),
    paddles: new Map([...bidders].map(([userId, { record }]) => [userId, record.paddle])),
  };
}
