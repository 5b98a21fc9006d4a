import { keyId } from '../command-key.ts';
import type { AppendResult, CommandOutcome, LotId, LotRecord } from '../ports.ts';
import type { DecidedBatch } from './decide-batch.ts';
import type { SaleroomContext } from './saleroom-context.ts';
import type { WaitingCommand } from './waiting-command.ts';
import type { BatchContext } from './working-batch.ts';

/**
 * Collects what deciding a batch needs: its lots, its bidders, and the outcomes that its keys
 * already have. Usually all of it is in memory.
 */
export async function loadBatchContext(
  saleroom: SaleroomContext,
  batch: readonly WaitingCommand[],
): Promise<BatchContext> {
  const context: BatchContext = {
    at: saleroom.databaseClock.now(),
    lots: new Map(),
    bidders: new Map(),
    outcomes: new Map(),
    endedSessions: new Set(),
    reloadedUsers: new Set(),
    disputedUsers: new Set(),
    hasWholeAuction: false,
  };
  const userIds = new Set<string>();
  for (const { lotId, actor, key } of batch) {
    if (!context.lots.has(lotId)) {
      const record = await saleroom.lotReader.find(lotId);
      if (record) context.lots.set(lotId, record);
    }
    if (actor.kind === 'house') continue;
    userIds.add(actor.userId);
    const outcome = key && saleroom.recentOutcomes.get(keyId(actor.userId, key.key));
    if (outcome) await addOutcome(saleroom, context, outcome);
  }
  const auctionId = auctionOf(context);
  if (auctionId)
    for (const [userId, bidder] of await saleroom.bidderCache.load(auctionId, [...userIds]))
      context.bidders.set(userId, bidder);
  context.at = saleroom.databaseClock.now();
  return context;
}

/**
 * Loads what a decision turned out to need: people who were refused on cached records, and the
 * auction's other lots when an extension spreads. Returns true if it loaded anything; then the
 * batch is decided again.
 */
export async function loadMissing(
  saleroom: SaleroomContext,
  context: BatchContext,
  { usersToConfirm, needsWholeAuction }: DecidedBatch,
): Promise<boolean> {
  const auctionId = auctionOf(context);
  if (auctionId === null) return false;
  for (const [userId, bidder] of await saleroom.bidderCache.reload(auctionId, usersToConfirm))
    context.bidders.set(userId, bidder);
  if (needsWholeAuction) {
    const lotIds = await saleroom.ledger.readLotsOnSale(auctionId);
    await loadLots(
      context,
      lotIds.filter((lotId) => !context.lots.has(lotId)),
      saleroom.lotReader.find,
    );
    context.hasWholeAuction = true;
  }
  return usersToConfirm.length > 0 || needsWholeAuction;
}

/** Reloads whatever a refused append showed to be stale, so that the batch can be decided again. */
export async function reloadStale(
  saleroom: SaleroomContext,
  context: BatchContext,
  refused: Exclude<AppendResult, { readonly kind: 'written' }>,
): Promise<void> {
  context.at = saleroom.databaseClock.now();
  switch (refused.kind) {
    case 'seq-moved':
      return loadLots(context, refused.lotIds, async (lotId) => {
        const read = await saleroom.lotReader.readNewEvents(lotId);
        const hasMoved = read?.lot.seq !== context.lots.get(lotId)?.lot.seq;
        return hasMoved ? read : saleroom.lotReader.reload(lotId);
      });
    case 'clock-moved':
      saleroom.databaseClock.observe(refused.now);
      context.at = Math.floor(refused.now);
      return;
    case 'keys-seen':
      saleroom.recentOutcomes.store(refused.outcomes);
      for (const outcome of refused.outcomes) await addOutcome(saleroom, context, outcome);
      return;
    case 'rights-changed': {
      for (const sessionId of refused.endedSessions) context.endedSessions.add(sessionId);
      for (const userId of refused.userIds) {
        if (context.reloadedUsers.has(userId) && refused.endedSessions.length === 0) context.disputedUsers.add(userId);
        context.reloadedUsers.add(userId);
      }
      const auctionId = auctionOf(context);
      if (auctionId === null) return;
      const reloaded = await saleroom.bidderCache.reload(auctionId, refused.userIds);
      for (const [userId, bidder] of reloaded) context.bidders.set(userId, bidder);
      return;
    }
    default:
      return refused satisfies never;
  }
}

/**
 * Adds an outcome, and brings its lot up to it: a person who gets the outcome must see its effect
 * on the lot (I26).
 */
async function addOutcome(saleroom: SaleroomContext, context: BatchContext, outcome: CommandOutcome): Promise<void> {
  context.outcomes.set(keyId(outcome.actorId, outcome.key), outcome);
  const { lotId, result } = outcome;
  const record = context.lots.get(lotId);
  if (result.accepted && record && record.lot.seq < result.seq)
    await loadLots(context, [lotId], saleroom.lotReader.readNewEvents);
}

async function loadLots(
  context: BatchContext,
  lotIds: readonly LotId[],
  read: (lotId: LotId) => Promise<LotRecord | null>,
): Promise<void> {
  for (const record of await Promise.all(lotIds.map(read))) if (record) context.lots.set(record.lotId, record);
}

/** All commands of a queue concern lots of the same auction. */
function auctionOf({ lots }: BatchContext): string | null {
  const [record] = lots.values();
  return record?.auctionId ?? null;
}
