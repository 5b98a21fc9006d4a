import type { Timers } from '../clock/timers.ts';
import type { AuctionId, BidderRecord, Ledger } from '../ports.ts';

/**
 * A person's registration in an auction. `isCached`: it was read for an earlier batch, not for this
 * one.
 */
export type LoadedBidder = { readonly record: BidderRecord; readonly isCached: boolean };
export type LoadedBidders = ReadonlyMap<string, LoadedBidder>;

/**
 * How long a record is cached, in milliseconds. The ledger checks rights under the lot's lock in
 * any case (I34).
 */
const CACHED_FOR = 2_000;
const MAX_RECORDS = 20_000;

/**
 * The registrations of the auctions, cached briefly so that most bids need no read before their
 * write.
 */
export type BidderCache = {
  readonly load: (auctionId: AuctionId, userIds: readonly string[]) => Promise<LoadedBidders>;
  /** Reads the records from the ledger, whatever is cached. */
  readonly reload: (auctionId: AuctionId, userIds: readonly string[]) => Promise<LoadedBidders>;
};

export function createBidderCache(
  ledger: Pick<Ledger, 'readBidders'>,
  { monotonic }: Pick<Timers, 'monotonic'>,
): BidderCache {
  const cache = new Map<string, { readonly record: BidderRecord; readonly readAt: number }>();

  const reload = async (auctionId: AuctionId, userIds: readonly string[]): Promise<LoadedBidders> => {
    if (userIds.length === 0) return new Map();
    const readAt = monotonic();
    const found = new Map((await ledger.readBidders(auctionId, userIds)).map((record) => [record.userId, record]));
    const loaded = new Map<string, LoadedBidder>();
    if (cache.size > MAX_RECORDS) cache.clear();
    for (const userId of userIds) {
      const record = found.get(userId) ?? unregistered(userId);
      cache.set(`${auctionId}/${userId}`, { record, readAt });
      loaded.set(userId, { record, isCached: false });
    }
    return loaded;
  };

  return {
    reload,
    load: (auctionId, userIds) => {
      const loaded = new Map<string, LoadedBidder>();
      for (const userId of userIds) {
        const entry = cache.get(`${auctionId}/${userId}`);
        // If one record is missing, all are read: it is one query either way, and it spares later
        // batches theirs.
        if (!entry || monotonic() - entry.readAt > CACHED_FOR) return reload(auctionId, userIds);
        loaded.set(userId, { record: entry.record, isCached: true });
      }
      return Promise.resolve(loaded);
    },
  };
}

function unregistered(userId: string): BidderRecord {
  return {
    userId,
    paddleId: null,
    paddle: null,
    status: null,
    bidLimit: null,
    committed: {},
    consignedLots: [],
  };
}
