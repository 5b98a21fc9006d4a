import type { RecordedEvent } from '#auction/events.ts';
import type { PublicLot } from '#auction/views.ts';
import type { AuctionId, AuctionReader, Ledger, LotId } from '#server/saleroom/ports.ts';

/**
 * Reads that begin after they were asked for, shared by all who ask before the next one begins: when a whole room comes back at once, its
 * snapshot is read twice and not ten thousand times. A read that is under way is not joined: it may have missed what was told meanwhile.
 */
export function shareReads<T>(read: (...ids: string[]) => Promise<T>): (...ids: readonly string[]) => Promise<T> {
  const underway = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();

  const begin = (id: string, ids: readonly string[]): Promise<T> => {
    const reading = read(...ids).finally(() => {
      if (underway.get(id) === reading) underway.delete(id);
    });
    underway.set(id, reading);
    return reading;
  };

  return (...ids) => {
    const id = ids.join('/');
    const waiting = next.get(id);
    if (waiting) return waiting;
    const current = underway.get(id);
    if (!current) return begin(id, ids);
    const reading = current
      .catch(() => {})
      .then(() => {
        next.delete(id);
        return begin(id, ids);
      });
    next.set(id, reading);
    return reading;
  };
}

/** The snapshot that a joining connection is given. */
export type SnapshotReads = {
  /** The lots of an auction, all or those named; null when no such auction is published. */
  readonly lots: (
    auctionId: AuctionId,
    lotIds: readonly LotId[] | null,
  ) => Promise<Readonly<Record<LotId, PublicLot>> | null>;
  readonly isPublished: (auctionId: AuctionId) => Promise<boolean>;
  /** The events of a lot after one seq: whoever comes back at once was cut off at once, and missed the same. */
  readonly eventsAfter: (lotId: LotId, since: number) => Promise<readonly RecordedEvent[]>;
};

export function createSnapshotReads(
  reader: Pick<AuctionReader, 'publicLots'>,
  ledger: Pick<Ledger, 'eventsAfter'>,
): SnapshotReads {
  const wholeAuction = shareReads((auctionId = '') => reader.publicLots(auctionId, null));
  const namedLots = shareReads((auctionId = '', ...lotIds) => reader.publicLots(auctionId, lotIds));
  const published = shareReads(async (auctionId = '') => (await reader.publicLots(auctionId, [])) !== null);
  const events = shareReads((lotId = '', since) => ledger.eventsAfter(lotId, Number(since)));
  return {
    lots: (auctionId, lotIds) => (lotIds === null ? wholeAuction(auctionId) : namedLots(auctionId, ...lotIds)),
    isPublished: published,
    eventsAfter: (lotId, since) => events(lotId, String(since)),
  };
}
