import { scopeOf } from '../batch/spread-extensions.ts';
import type { LotCache } from '../cache/lot-cache.ts';
import type { LotId } from '../ports.ts';

/**
 * Which queue a lot's commands wait in: its own, or its auction's where extensions spread to other lots (C4), so that those are never decided
 * at the same time. Known at once for a lot that was asked for before; null when there is no such lot.
 */
export type QueueKeys = (lotId: LotId) => string | Promise<string | null>;

export function createQueueKeys(lots: LotCache, most = 20_000): QueueKeys {
  const known = new Map<LotId, string>();
  const finding = new Map<LotId, Promise<string | null>>();

  const find = async (lotId: LotId): Promise<string | null> => {
    const record = await lots.find(lotId);
    if (!record) return null;
    const queueId = scopeOf(record.lot.terms ?? record.catalogueEntry.terms) === 'lot' ? lotId : record.auctionId;
    if (known.size >= most) known.clear();
    // Until a lot opens its terms may be edited, and with them its queue.
    if (record.lot.status !== 'scheduled') known.set(lotId, queueId);
    return queueId;
  };

  return (lotId) => {
    const there = known.get(lotId) ?? finding.get(lotId);
    if (there !== undefined) return there;
    const found = find(lotId).finally(() => finding.delete(lotId));
    finding.set(lotId, found);
    return found;
  };
}
