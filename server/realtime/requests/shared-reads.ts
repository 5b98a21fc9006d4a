import type { RecordedEvent } from '#auction/events.ts';
import type { PublicLot } from '#auction/views.ts';
import type { AuctionId, AuctionReader, Ledger, LotId } from '#server/saleroom/ports.ts';

/**
 * Shares one read between all callers which wait for the next one: when a whole room reconnects at
 * once, its snapshot is read twice and not ten thousand times. A caller never gets a read which
 * began before its call, as that may miss an event broadcast in between.
 */
export function shareReads<T>(read: (...ids: string[]) => Promise<T>): (...ids: readonly string[]) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();

  const begin = (id: string, ids: readonly string[]): Promise<T> => {
    const reading = read(...ids).finally(() => {
      if (running.get(id) === reading) running.delete(id);
    });
    running.set(id, reading);
    return reading;
  };

  return (...ids) => {
    const id = ids.join('/');
    const waiting = next.get(id);
    if (waiting !== undefined) return waiting;
    const current = running.get(id);
    if (current === undefined) return begin(id, ids);
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

/** Reads for the snapshot which a joining client gets. */
export type SnapshotReads = {
  /** The lots of an auction, all or those named; null when there is no such published auction. */
  readonly lots: (
    auctionId: AuctionId,
    lotIds: readonly LotId[] | null,
  ) => Promise<Readonly<Record<LotId, PublicLot>> | null>;
  readonly isPublished: (auctionId: AuctionId) => Promise<boolean>;
  /**
   * The events of a lot after one seq. Clients which lost their connection together ask for the
   * same.
   */
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
