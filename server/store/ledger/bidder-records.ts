import { z } from 'zod';
import type { AuctionId, BidderRecord } from '#server/saleroom/ports.ts';
import { isUuid } from './is-uuid.ts';
import type { LedgerStatement, RunStatement } from './ledger-connection.ts';

const BIDDERS: LedgerStatement = {
  name: 'bidders',
  text: `SELECT requested.person AS "userId", "Paddle"."id" AS "paddleId", "Paddle"."number"::text AS "paddle",
      "Paddle"."status", "Paddle"."bidLimit"::float8,
      CASE WHEN "Paddle"."bidLimit" IS NULL THEN '{}'::jsonb ELSE coalesce(
        (SELECT jsonb_object_agg("lotId", "amount") FROM "PaddleCommitment" WHERE "paddleId" = "Paddle"."id"),
        '{}') END AS "committed",
      ARRAY(SELECT "Lot"."id"::text FROM "Consignor" JOIN "Lot" ON "Lot"."consignorId" = "Consignor"."id"
        WHERE "Consignor"."userId" = requested.person AND "Lot"."auctionId" = $1) AS "consignedLots"
    FROM unnest($2::uuid[]) AS requested(person)
    LEFT JOIN "Paddle" ON "Paddle"."auctionId" = $1 AND "Paddle"."userId" = requested.person`,
};

const bidderRow: z.ZodType<BidderRecord> = z.object({
  userId: z.string(),
  paddleId: z.string().nullable(),
  paddle: z.string().nullable(),
  status: z.enum(['awaiting-approval', 'approved', 'suspended']).nullable(),
  bidLimit: z.int().nullable(),
  committed: z.record(z.string(), z.int()),
  consignedLots: z.array(z.string()),
});

/** Reads one record per person from an auction's register, in no particular order. */
export async function readBidders(
  run: RunStatement,
  auctionId: AuctionId,
  userIds: readonly string[],
): Promise<readonly BidderRecord[]> {
  const validIds = userIds.filter(isUuid);
  if (validIds.length === 0) return [];
  return z.array(bidderRow).parse(await run(BIDDERS, [auctionId, validIds]));
}
