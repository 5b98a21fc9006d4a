import type { RecordedEvent } from '#auction/events.ts';
import type { PublicLot } from '#auction/views.ts';
import type { AuctionId, AuctionReader, Ledger, LotId } from '#server/saleroom/ports.ts';
import { shareReads } from './shared-reads.ts';

/** Reads for the snapshot that a joining client gets. */
export type SnapshotReads = {
  /** The lots of an auction, all or those named; null when there is no such published auction. */
  readonly lots: (
    auctionId: AuctionId,
    lotIds: readonly LotId[] | null,
  ) => Promise<Readonly<Record<LotId, PublicLot>> | null>;
  readonly isPublished: (auctionId: AuctionId) => Promise<boolean>;
  /**
   * The events of a lot after one seq. Clients that lost their connection together ask for the
   * same.
   */
  readonly readEventsAfter: (lotId: LotId, since: number) => Promise<readonly RecordedEvent[]>;
};

export function createSnapshotReads(
  reader: Pick<AuctionReader, 'readPublicLots'>,
  ledger: Pick<Ledger, 'readEventsAfter'>,
): SnapshotReads {
  const wholeAuction = shareReads((auctionId = '') => reader.readPublicLots(auctionId, null));
  const namedLots = shareReads((auctionId = '', ...lotIds) => reader.readPublicLots(auctionId, lotIds));
  const published = shareReads(async (auctionId = '') => (await reader.readPublicLots(auctionId, [])) !== null);
  const events = shareReads((lotId = '', since) => ledger.readEventsAfter(lotId, Number(since)));
  return {
    lots: (auctionId, lotIds) => (lotIds === null ? wholeAuction(auctionId) : namedLots(auctionId, ...lotIds)),
    isPublished: published,
    readEventsAfter: (lotId, since) => events(lotId, String(since)),
  };
}
