import type { Lot } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { Bidder } from '#auction/paddle.ts';
import type { Timers } from '../clock/timers.ts';
import type { AuctionId, BidderRecord, Ledger, LotId } from '../ports.ts';

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
  ledger: Pick<Ledger, 'bidders'>,
  { monotonic }: Pick<Timers, 'monotonic'>,
): BidderCache {
  const cache = new Map<string, { readonly record: BidderRecord; readonly readAt: number }>();

  const reload = async (auctionId: AuctionId, userIds: readonly string[]): Promise<LoadedBidders> => {
    if (userIds.length === 0) return new Map();
    const readAt = monotonic();
    const found = new Map((await ledger.bidders(auctionId, userIds)).map((record) => [record.userId, record]));
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

/**
 * The bidder as the rules need it; a null record is the house's. `lots` is the working state of
 * this batch: it replaces what the ledger records as committed on these lots.
 */
export function toBidder(
  record: BidderRecord | null,
  lotId: LotId,
  lots: ReadonlyMap<LotId, { readonly lot: Lot }>,
): Bidder {
  return {
    paddle: record?.paddle ?? null,
    status: record?.status ?? null,
    available: record?.bidLimit == null ? null : available(record, record.bidLimit, lotId, lots),
    consignedThisLot: record?.consignedLots.includes(lotId) ?? false,
  };
}

function available(
  record: BidderRecord,
  bidLimit: number,
  lotId: LotId,
  lots: ReadonlyMap<LotId, { readonly lot: Lot }>,
): Money {
  let remaining = bidLimit;
  for (const [committedId, amount] of Object.entries(record.committed)) {
    if (committedId !== lotId && !lots.has(committedId)) remaining -= amount;
  }
  for (const [otherId, { lot }] of lots) if (otherId !== lotId) remaining -= committedOn(lot, record.paddle);
  return Math.max(0, remaining) as Money;
}

/**
 * What a paddle has committed on a lot: its limit where it leads, the hammer price where it has
 * won, otherwise nothing.
 */
function committedOn(lot: Lot, paddle: string | null): number {
  if (paddle === null || lot.leadingPaddle !== paddle) return 0;
  if (lot.status === 'sold') return lot.hammerPrice ?? 0;
  return lot.status === 'open' || lot.status === 'paused' ? (lot.leader?.limit ?? 0) : 0;
}
