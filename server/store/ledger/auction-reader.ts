import { z } from 'zod';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import { money } from '#auction/money.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import { type PaddleLot, type PublicLot, paddleLot, publicLot } from '#auction/views.ts';
import { termsSchema } from '#protocol/export/terms-schema.ts';
import type { AuctionReader } from '#server/saleroom/ports.ts';
import { isUuid } from './is-uuid.ts';
import type { LedgerStatement, RunStatement } from './ledger-connection.ts';

const AUCTION: LedgerStatement = {
  name: 'room-auction',
  text: `SELECT "terms" FROM "Auction" WHERE "id" = $1 AND "status" = 'published'`,
};

const LOTS: LedgerStatement = {
  name: 'room-lots',
  text: `SELECT "id", "status", "seq"::float8, "hash", "openingBid"::float8, "currentBid"::float8,
      "leadingPaddle", "bidCount", "reserveState",
      (extract(epoch FROM "scheduledClosesAt") * 1000)::float8 AS "scheduledClosesAt",
      (extract(epoch FROM "closesAt") * 1000)::float8 AS "closesAt",
      "extensions", "hammerPrice"::float8, (extract(epoch FROM "endedAt") * 1000)::float8 AS "endedAt"
    FROM "Lot" WHERE "auctionId" = $1 AND ($2::uuid[] IS NULL OR "id" = ANY ($2)) ORDER BY "position"`,
};

const amount = z.number().transform(money);
const status = z.enum(['scheduled', 'open', 'paused', 'sold', 'passed', 'withdrawn']);

const lotRow = z.object({
  id: z.string(),
  status,
  seq: z.int(),
  hash: z.string(),
  openingBid: amount,
  currentBid: amount.nullable(),
  leadingPaddle: z.string().nullable(),
  bidCount: z.int(),
  reserveState: z.enum(['none', 'unmet', 'met']),
  scheduledClosesAt: z.number().nullable(),
  closesAt: z.number().nullable(),
  extensions: z.int(),
  hammerPrice: amount.nullable(),
  endedAt: z.number().nullable(),
});

const PADDLE: LedgerStatement = {
  name: 'room-paddle',
  text: `SELECT "id", "number"::text AS "paddle", "status", "bidLimit"::float8,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', "Lot"."id", 'seq', "Lot"."seq", 'status', "Lot"."status",
          'leadingPaddle', "Lot"."leadingPaddle", 'limit', "MaxBid"."limit"))
        FROM "MaxBid" JOIN "Lot" ON "Lot"."id" = "MaxBid"."lotId" WHERE "MaxBid"."paddleId" = "Paddle"."id"
      ), '[]') AS "lots"
    FROM "Paddle" WHERE "auctionId" = $1 AND "userId" = $2`,
};

const paddleLotRow = z.object({
  id: z.string(),
  seq: z.int(),
  status,
  leadingPaddle: z.string().nullable(),
  limit: amount,
});

const paddleRow = z.object({
  id: z.string(),
  paddle: z.string(),
  status: z.enum(['awaiting-approval', 'approved', 'suspended']),
  bidLimit: z.int().nullable(),
  lots: z.array(paddleLotRow),
});

/**
 * Reads for people who join a room, from the projections written in the same statement as the
 * events.
 */
export function createAuctionReader(run: RunStatement): AuctionReader {
  return {
    readPublicLots: async (auctionId, lotIds) => {
      if (!isUuid(auctionId)) return null;
      const [auction] = await run(AUCTION, [auctionId]);
      if (!auction) return null;
      const { terms } = z.object({ terms: termsSchema }).parse(auction);
      const rows = lotIds?.length === 0 ? [] : await run(LOTS, [auctionId, lotIds?.filter(isUuid) ?? null]);
      return Object.fromEntries(
        z
          .array(lotRow)
          .parse(rows)
          .map((row) => [row.id, publicLotOf(row, terms)]),
      );
    },

    readPaddle: async (auctionId, userId) => {
      if (!isUuid(auctionId) || !isUuid(userId)) return null;
      const [row] = await run(PADDLE, [auctionId, userId]);
      if (!row) return null;
      const { id: paddleId, lots, ...fields } = paddleRow.parse(row);
      return {
        paddleId,
        ...fields,
        lots: Object.fromEntries(lots.map((lot) => [lot.id, paddleLotOf(lot, fields.paddle)])),
      };
    },
  };
}

/**
 * Applies the saleroom's public view to a row. The view only needs to know whether there is a
 * reserve.
 */
function publicLotOf({ reserveState, ...row }: z.output<typeof lotRow>, terms: Terms): PublicLot {
  const lot: Lot = {
    ...SCHEDULED_LOT,
    ...row,
    terms,
    reserve: reserveState === 'none' ? null : row.openingBid,
    reserveMet: reserveState === 'met',
  };
  return publicLot(lot);
}

function paddleLotOf(
  { seq, status, leadingPaddle, limit }: z.output<typeof paddleLotRow>,
  paddle: PaddleNumber,
): PaddleLot {
  const offers = { offer: { paddle, amount: limit, limit, seq }, before: null };
  return paddleLot({ ...SCHEDULED_LOT, seq, status, leadingPaddle, offers }, paddle);
}
