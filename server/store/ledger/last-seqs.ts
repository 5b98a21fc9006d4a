import { z } from 'zod';
import type { AuctionId, LotLastSeq } from '#server/saleroom/ports.ts';
import type { LedgerStatement, RunStatement } from './ledger-connection.ts';

const HEIGHTS: LedgerStatement = {
  name: 'lot-heights',
  text: `SELECT "auctionId", "id" AS "lotId", "seq"::float8, "status" IN ('open', 'paused') AS "isOnSale"
    FROM "Lot" WHERE "auctionId" = ANY ($1::uuid[]) AND ($2 OR "status" IN ('open', 'paused'))`,
};

const rows = z.array(z.object({ auctionId: z.string(), lotId: z.string(), seq: z.int(), isOnSale: z.boolean() }));

/** The last seq of each lot of some auctions, from the projection that is written with the events. */
export async function readLastSeqs(
  run: RunStatement,
  auctionIds: readonly AuctionId[],
  which: 'all' | 'on-sale',
): Promise<readonly LotLastSeq[]> {
  return auctionIds.length === 0 ? [] : rows.parse(await run(HEIGHTS, [auctionIds, which === 'all']));
}
