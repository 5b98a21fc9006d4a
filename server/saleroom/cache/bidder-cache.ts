import type { Lot } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { Bidder } from '#auction/paddle.ts';
import type { Timers } from '../clock/timers.ts';
import type { AuctionId, BidderRecord, Ledger, LotId } from '../ports.ts';

/** A person's entry in an auction's register, and whether it was read for this batch or is remembered from an earlier one. */
export type CachedBidder = { readonly record: BidderRecord; readonly remembered: boolean };
export type BidderCache = ReadonlyMap<string, CachedBidder>;

/** How long an entry is remembered, in milliseconds. Rights are checked under the lot's lock whatever is remembered (I34). */
const REMEMBERED_FOR = 2_000;
const MOST_REMEMBERED = 20_000;

/** The register of the auctions, remembered for a moment so that a bid as a rule needs no reading before its write. */
export type BidderCacheReader = {
  readonly read: (auctionId: AuctionId, userIds: readonly string[]) => Promise<BidderCache>;
  readonly readAfresh: (auctionId: AuctionId, userIds: readonly string[]) => Promise<BidderCache>;
};

export function createBidderCache(
  ledger: Pick<Ledger, 'bidders'>,
  { monotonic }: Pick<Timers, 'monotonic'>,
): BidderCacheReader {
  const remembered = new Map<string, { readonly record: BidderRecord; readonly readAt: number }>();

  const readAfresh = async (auctionId: AuctionId, userIds: readonly string[]): Promise<BidderCache> => {
    if (userIds.length === 0) return new Map();
    const readAt = monotonic();
    const found = new Map((await ledger.bidders(auctionId, userIds)).map((record) => [record.userId, record]));
    const known = new Map<string, CachedBidder>();
    if (remembered.size > MOST_REMEMBERED) remembered.clear();
    for (const userId of userIds) {
      const record = found.get(userId) ?? unregistered(userId);
      remembered.set(`${auctionId}/${userId}`, { record, readAt });
      known.set(userId, { record, remembered: false });
    }
    return known;
  };

  return {
    readAfresh,
    read: (auctionId, userIds) => {
      const known = new Map<string, CachedBidder>();
      for (const userId of userIds) {
        const entry = remembered.get(`${auctionId}/${userId}`);
        // If one has to be read then all are: it is one query either way, and the next batches are spared theirs.
        if (!entry || monotonic() - entry.readAt > REMEMBERED_FOR) return readAfresh(auctionId, userIds);
        known.set(userId, { record: entry.record, remembered: true });
      }
      return Promise.resolve(known);
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
 * What the rules are told of a bidder; null for the house. `lots` are this batch's lots as they stand so far: what a limited paddle has
 * committed on them is read from there, since the register does not know it yet.
 */
export function asBidder(
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
  let left = bidLimit;
  for (const [committedId, amount] of Object.entries(record.committed)) {
    if (committedId !== lotId && !lots.has(committedId)) left -= amount;
  }
  for (const [otherId, { lot }] of lots) if (otherId !== lotId) left -= committedOn(lot, record.paddle);
  return Math.max(0, left) as Money;
}

/** What a paddle has committed on a lot: its limit where it leads, the hammer price where it has won, else nothing. */
function committedOn(lot: Lot, paddle: string | null): number {
  if (paddle === null || lot.leadingPaddle !== paddle) return 0;
  if (lot.status === 'sold') return lot.hammerPrice ?? 0;
  return lot.status === 'open' || lot.status === 'paused' ? (lot.leader?.limit ?? 0) : 0;
}
