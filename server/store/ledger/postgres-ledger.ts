import type pg from 'pg';
import type { AuctionReader, LastSeqReader, Ledger } from '#server/saleroom/ports.ts';
import { appendBatch } from './append-batch.ts';
import { createAuctionReader } from './auction-reader.ts';
import { readBidders } from './bidder-records.ts';
import { findOutcomes, storeOutcomeIfAbsent } from './command-outcomes.ts';
import { readDueLots } from './due-lots.ts';
import { noBreakYet } from './healthy-connections.ts';
import { readLastSeqs } from './last-seqs.ts';
import { createStatementRunner, openBidPool, openReadPool } from './ledger-connection.ts';
import { loadLot, readEvents, readLotsOnSale } from './lot-record.ts';
import { readClock } from './read-clock.ts';

/**
 * The ledger in PostgreSQL. Bids and reads have separate pools, apart from the rest of the server.
 * If the caller passes a `pool`, both use it and the caller closes it.
 */
export function createPostgresLedger(
  options: { readonly databaseUrl: string } | { readonly pool: pg.Pool },
): Ledger &
  AuctionReader &
  LastSeqReader & { readonly close: () => Promise<void>; readonly pools: Readonly<Record<'bid' | 'read', pg.Pool>> } {
  const ownsPools = 'databaseUrl' in options;
  const bidPool = ownsPools ? openBidPool(options.databaseUrl) : options.pool;
  const readPool = ownsPools ? openReadPool(options.databaseUrl) : options.pool;
  // Both pools lead to one server, so a broken connection in one concerns the other too.
  const lastBreak = noBreakYet();
  const bid = createStatementRunner(bidPool, lastBreak);
  const read = createStatementRunner(readPool, lastBreak);

  return {
    append: (batch) => appendBatch(bid, batch),
    storeOutcomeIfAbsent: (outcome) => storeOutcomeIfAbsent(bid, outcome),
    findOutcomes: (keys) => findOutcomes(bid, keys),
    readClock: () => readClock(read),
    readDueLots: () => readDueLots(read),
    loadLot: (lotId) => loadLot(read, lotId),
    readLotsOnSale: (auctionId) => readLotsOnSale(read, auctionId),
    readLastSeqs: (auctionIds, which) => readLastSeqs(read, auctionIds, which),
    readEventsAfter: (lotId, seq) => readEvents(read, lotId, seq),
    readBidders: (auctionId, userIds) => readBidders(bid, auctionId, userIds),
    ...createAuctionReader(read),
    pools: { bid: bidPool, read: readPool },
    close: async () => {
      if (ownsPools) await Promise.all([bidPool.end(), readPool.end()]);
    },
  };
}
