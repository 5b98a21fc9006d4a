import { keyId } from '../command-key.ts';
import type { AppendResult, CommandOutcome, LotId, LotRecord } from '../ports.ts';
import type { WaitingCommand } from '../queues/waiting-command.ts';
import type { DecidedBatch } from './decide-batch.ts';
import type { Room } from './saleroom-context.ts';
import type { Known } from './working-batch.ts';

/** Gathers what is needed to decide a batch, as a rule from memory alone: its lots, its bidders, the outcomes its keys may have already. */
export async function loadBatchContext(room: Room, batch: readonly WaitingCommand[]): Promise<Known> {
  const known: Known = {
    at: room.databaseClock.now(),
    lots: new Map(),
    bidders: new Map(),
    outcomes: new Map(),
    endedSessions: new Set(),
    readAnew: new Set(),
    inDispute: new Set(),
    wholeAuction: false,
  };
  const userIds = new Set<string>();
  for (const { lotId, actor, key } of batch) {
    if (!known.lots.has(lotId)) {
      const record = await room.lots.find(lotId);
      if (record) known.lots.set(lotId, record);
    }
    if (actor.kind === 'house') continue;
    userIds.add(actor.userId);
    const settled = key && room.outcomes.get(keyId(actor.userId, key.key));
    if (settled) await loadOutcome(room, known, settled);
  }
  const auctionId = auctionOf(known);
  if (auctionId)
    for (const [userId, bidder] of await room.facts.read(auctionId, [...userIds])) known.bidders.set(userId, bidder);
  known.at = room.databaseClock.now();
  return known;
}

/**
 * Reads what a decision turned out to need: people who were refused on remembered facts, and the auction's other lots when an extension
 * spreads. Says whether anything was read, so that the batch has to be decided again.
 */
export async function loadMissing(
  room: Room,
  known: Known,
  { toConfirm, wantsWholeAuction }: DecidedBatch,
): Promise<boolean> {
  const auctionId = auctionOf(known);
  if (auctionId === null) return false;
  for (const [userId, bidder] of await room.facts.readAfresh(auctionId, toConfirm)) known.bidders.set(userId, bidder);
  if (wantsWholeAuction) {
    const lotIds = await room.ledger.lotsOfAuction(auctionId);
    await loadLots(
      known,
      lotIds.filter((lotId) => !known.lots.has(lotId)),
      room.lots.find,
    );
    known.wholeAuction = true;
  }
  return toConfirm.length > 0 || wantsWholeAuction;
}

/** Takes in why the ledger did not write a batch, so that it can be decided again on what is true. */
export async function reloadStale(
  room: Room,
  known: Known,
  refused: Exclude<AppendResult, { readonly kind: 'written' }>,
): Promise<void> {
  known.at = room.databaseClock.now();
  switch (refused.kind) {
    case 'seq-moved':
      return loadLots(known, refused.lotIds, async (lotId) => {
        const read = await room.lots.readOn(lotId);
        const hasMoved = read?.lot.seq !== known.lots.get(lotId)?.lot.seq;
        return hasMoved ? read : room.lots.reload(lotId);
      });
    case 'clock-moved':
      room.databaseClock.observe(refused.now);
      known.at = Math.floor(refused.now);
      return;
    case 'keys-seen':
      room.outcomes.keep(refused.outcomes);
      for (const outcome of refused.outcomes) await loadOutcome(room, known, outcome);
      return;
    case 'rights-changed': {
      for (const sessionId of refused.endedSessions) known.endedSessions.add(sessionId);
      for (const userId of refused.userIds) {
        if (known.readAnew.has(userId) && refused.endedSessions.length === 0) known.inDispute.add(userId);
        known.readAnew.add(userId);
      }
      const auctionId = auctionOf(known);
      if (auctionId === null) return;
      const afresh = await room.facts.readAfresh(auctionId, refused.userIds);
      for (const [userId, bidder] of afresh) known.bidders.set(userId, bidder);
      return;
    }
    default:
      return refused satisfies never;
  }
}

/** Notes an outcome, and sees to it that its lot is known at least up to it: whoever is answered with it sees its effect (I26). */
async function loadOutcome(room: Room, known: Known, outcome: CommandOutcome): Promise<void> {
  known.outcomes.set(keyId(outcome.actorId, outcome.key), outcome);
  const { lotId, result } = outcome;
  const record = known.lots.get(lotId);
  if (result.accepted && record && record.lot.seq < result.seq) await loadLots(known, [lotId], room.lots.readOn);
}

async function loadLots(
  known: Known,
  lotIds: readonly LotId[],
  read: (lotId: LotId) => Promise<LotRecord | null>,
): Promise<void> {
  for (const record of await Promise.all(lotIds.map(read))) if (record) known.lots.set(record.lotId, record);
}

/** A queue holds commands for the lots of one auction. */
function auctionOf({ lots }: Known): string | null {
  const [record] = lots.values();
  return record?.auctionId ?? null;
}
