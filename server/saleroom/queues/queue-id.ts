import { scopeOf } from '../batch/spread-extensions.ts';
import type { LotReader } from '../cache/lot-reader.ts';
import type { LotId } from '../ports.ts';

/**
 * Returns the id of the queue of a lot's commands: the lot's own, or its auction's where extensions
 * spread to other lots (C4), so that these lots are never decided at the same time. Synchronous for
 * a lot that was looked up before; null if there is no such lot.
 */
export type QueueIdOf = (lotId: LotId) => string | Promise<string | null>;

export function createQueueIdOf(lots: Pick<LotReader, 'find'>, maxLots = 20_000): QueueIdOf {
  const cache = new Map<LotId, string>();
  const pending = new Map<LotId, Promise<string | null>>();

  const find = async (lotId: LotId): Promise<string | null> => {
    const record = await lots.find(lotId);
    if (!record) return null;
    const queueId = scopeOf(record.lot.terms ?? record.catalogueEntry.terms) === 'lot' ? lotId : record.auctionId;
    if (cache.size >= maxLots) cache.clear();
    // Until a lot opens, an edit of its terms can change its queue.
    if (record.lot.status !== 'scheduled') cache.set(lotId, queueId);
    return queueId;
  };

  return (lotId) => {
    const existing = cache.get(lotId) ?? pending.get(lotId);
    if (existing !== undefined) return existing;
    const found = find(lotId).finally(() => pending.delete(lotId));
    pending.set(lotId, found);
    return found;
  };
}
