import { z } from 'zod';
import type { AuctionId, LotLastSeq } from '#server/saleroom/ports.ts';
import type { LedgerStatement, RunStatement } from './ledger-connection.ts';

const LAST_SEQS: LedgerStatement = {
  name: 'lot-last-seqs',
  text: `SELECT "auctionId", "id" AS "lotId", "seq"::float8, "status" IN ('open', 'paused') AS "isOnSale"
    FROM "Lot" WHERE "auctionId" = ANY ($1::uuid[]) AND ($2 OR "status" IN ('open', 'paused'))`,
};

const rows = z.array(z.object({ auctionId: z.string(), lotId: z.string(), seq: z.int(), isOnSale: z.boolean() }));

/** Reads the last seq of each lot of some auctions, from the projection written with the events. */
export async function readLastSeqs(
  run: RunStatement,
  auctionIds: readonly AuctionId[],
  which: 'all' | 'on-sale',
): Promise<readonly LotLastSeq[]> {
  return auctionIds.length === 0 ? [] : rows.parse(await run(LAST_SEQS, [auctionIds, which === 'all']));
}
