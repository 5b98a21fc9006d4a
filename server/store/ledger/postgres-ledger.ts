import type pg from 'pg';
import type { AuctionReader, LastSeqReader, Ledger } from '#server/saleroom/ports.ts';
import { appendBatch } from './append-result.ts';
import { createAuctionReader } from './auction-reader.ts';
import { readBidders } from './bidder-records.ts';
import { findOutcomes, storeOutcomeIfAbsent } from './command-outcomes.ts';
import { readClock, readDueLots } from './due-lots.ts';
import { noBreakYet } from './healthy-connections.ts';
import { readLastSeqs } from './last-seqs.ts';
import { createStatementRunner, openBidPool, openReadPool } from './ledger-connection.ts';
import { loadLot, readEvents, readLotsOnSale } from './lot-record.ts';

/**
 * The ledger of the house, in PostgreSQL. Bids and reads have connections of their own, apart from those of the rest of the house; on a `pool` that is
 * handed in both share it, and its owner closes it.
 */
export function createPostgresLedger(
  options: { readonly databaseUrl: string } | { readonly pool: pg.Pool },
): Ledger &
  AuctionReader &
  LastSeqReader & { readonly close: () => Promise<void>; readonly pools: Readonly<Record<'bid' | 'read', pg.Pool>> } {
  const own = 'databaseUrl' in options;
  const bidPool = own ? openBidPool(options.databaseUrl) : options.pool;
  const readPool = own ? openReadPool(options.databaseUrl) : options.pool;
  // Both lead to one server: what breaks in one tells of the other.
  const lastBreak = noBreakYet();
  const bid = createStatementRunner(bidPool, lastBreak);
  const read = createStatementRunner(readPool, lastBreak);

  return {
    append: (batch) => appendBatch(bid, batch),
    storeOutcomeIfAbsent: (outcome) => storeOutcomeIfAbsent(bid, outcome),
    outcomes: (keys) => findOutcomes(bid, keys),
    readClock: () => readClock(read),
    dueLots: () => readDueLots(read),
    loadLot: (lotId) => loadLot(read, lotId),
    lotsOfAuction: (auctionId) => readLotsOnSale(read, auctionId),
    lastSeqs: (auctionIds, which) => readLastSeqs(read, auctionIds, which),
    eventsAfter: (lotId, seq) => readEvents(read, lotId, seq),
    bidders: (auctionId, userIds) => readBidders(bid, auctionId, userIds),
    ...createAuctionReader(read),
    pools: { bid: bidPool, read: readPool },
    close: async () => {
      if (own) await Promise.all([bidPool.end(), readPool.end()]);
    },
  };
}
