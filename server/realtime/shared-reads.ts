import type { PublicLot } from '#auction/views.ts';
import type { AuctionId, LotId, RoomReader } from '../saleroom/ports.ts';

/**
 * Reads that begin after they were asked for, shared by all who ask before the next one begins: when a whole room comes back at once, its
 * snapshot is read twice and not ten thousand times. A read that is under way is not joined: it may have missed what was told meanwhile.
 */
export function shareReads<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const underway = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();

  const begin = (id: string): Promise<T> => {
    const reading = read(id).finally(() => {
      if (underway.get(id) === reading) underway.delete(id);
    });
    underway.set(id, reading);
    return reading;
  };

  return (id) => {
    const waiting = next.get(id);
    if (waiting) return waiting;
    const current = underway.get(id);
    if (!current) return begin(id);
    const reading = current
      .catch(() => {})
      .then(() => {
        next.delete(id);
        return begin(id);
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
};

export function createSnapshotReads(reader: Pick<RoomReader, 'publicLots'>): SnapshotReads {
  const wholeAuction = shareReads((auctionId) => reader.publicLots(auctionId, null));
  const published = shareReads(async (auctionId) => (await reader.publicLots(auctionId, [])) !== null);
  return {
    lots: (auctionId, lotIds) => (lotIds === null ? wholeAuction(auctionId) : reader.publicLots(auctionId, lotIds)),
    isPublished: published,
  };
}
