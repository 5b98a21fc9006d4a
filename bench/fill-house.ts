import type { BenchDatabase } from './database.ts';

/** How many bidders the filled lots were bid on by, and how many of them left a max bid on each. */
const PADDLES = 200;
const MAX_BIDS_PER_LOT = 5;

export type Filling = {
  readonly auctionId: string;
  /** Lots to add behind those that are there. */
  readonly lots: number;
  /** Events of bids on each, in the past; none leaves the lots scheduled for tomorrow. */
  readonly bidsPerLot: number;
};

/**
 * Adds lots to an auction and a history to each, straight into the tables: what years of sales leave behind, in seconds. The rows are as the house writes
 * them except that their hashes are not chained, which only an auditor would notice. Afterwards the tables are vacuumed and counted, as they are in a
 * house that has been there for a while.
 */
export async function fillHouse({ query }: Pick<BenchDatabase, 'query'>, filling: Filling): Promise<void> {
  const { auctionId, lots, bidsPerLot } = filling;
  const hasBids = bidsPerLot > 0;
  await query(
    `INSERT INTO "Lot" ("id", "auctionId", "lotNumber", "position", "title", "maker", "description", "openingBid", "estimateLow", "estimateHigh",
        "status", "seq", "hash", "opensAt", "scheduledClosesAt", "closesAt")
      SELECT gen_random_uuid(), $1, (last.place + n)::text, last.place + n, 'A walnut bureau, ' || n, 'Maker ' || n % 300, repeat('A sentence of its own. ', 20), 100, 500, 900,
        CASE WHEN $3 THEN 'open' ELSE 'scheduled' END, CASE WHEN $3 THEN 1 ELSE 0 END, repeat('0', 64),
        now() + CASE WHEN $3 THEN interval '-1 day' ELSE interval '1 day' END, closes_at, closes_at
      FROM (SELECT max("position") AS place FROM "Lot" WHERE "auctionId" = $1) AS last, generate_series(1, $2::int) AS n,
        LATERAL (SELECT now() + interval '2 days' + n * interval '20 seconds' AS closes_at) AS closing`,
    [auctionId, lots, hasBids],
  );
  if (hasBids) await fillLedger(query, auctionId, bidsPerLot);
  await query('VACUUM (ANALYZE)');
  await query('CHECKPOINT');
}

async function fillLedger(query: BenchDatabase['query'], auctionId: string, bidsPerLot: number): Promise<void> {
  await query(
    `WITH person AS (
        INSERT INTO "User" ("id", "name", "email", "updatedAt")
        SELECT gen_random_uuid(), 'Filler ' || n, 'filler.' || n || '.' || left(md5($1), 12) || '@example.com', now() FROM generate_series(1, $2::int) AS n
        RETURNING "id"
      )
      INSERT INTO "Paddle" ("id", "auctionId", "userId", "number", "status")
      SELECT gen_random_uuid(), $1::uuid, "id", 1000 + row_number() OVER (), 'approved' FROM person`,
    [auctionId, PADDLES],
  );
  await query(
    `CREATE TEMPORARY TABLE filler AS
      SELECT "Lot"."id" AS lot, n AS bid, n + 1 AS seq, 100 + n AS amount, "Paddle"."id" AS paddle, "Paddle"."number", "Paddle"."userId" AS person,
        encode(uuid_send(gen_random_uuid()), 'hex') AS key, md5("Lot"."id" || '-' || n) || md5(n || '-' || "Lot"."id") AS hash,
        now() - interval '1 day' + n * interval '1 minute' AS at
      FROM "Lot" CROSS JOIN generate_series(1, $2::int) AS n
        JOIN "Paddle" ON "Paddle"."auctionId" = $1 AND "Paddle"."number" = 1001 + ("Lot"."position" + n) % $3::int
      WHERE "Lot"."auctionId" = $1 AND "Lot"."status" = 'open'`,
    [auctionId, bidsPerLot, PADDLES],
  );
  await query(
    `INSERT INTO "LotEvent" ("lotId", "seq", "type", "public", "at", "hash", "recordedAt")
      SELECT "id", 1, 'LotOpened', jsonb_build_object('openingBid', 100, 'closesAt', extract(epoch FROM "closesAt") * 1000, 'commitment', NULL), "opensAt", "hash", "opensAt"
      FROM "Lot" WHERE "auctionId" = $1 AND "status" = 'open'`,
    [auctionId],
  );
  await query(
    `INSERT INTO "LotEvent" ("lotId", "seq", "type", "public", "secret", "actorId", "commandKey", "at", "hash", "recordedAt")
      SELECT lot, seq, 'BidPlaced', jsonb_build_object('paddle', number::text, 'amount', amount, 'automatic', false, 'cause', NULL, 'commitment', hash),
        jsonb_build_object('limit', amount, 'atLeast', amount, 'salt', key), person, key, at, hash, at FROM filler`,
  );
  await query(
    `INSERT INTO "Bid" ("lotId", "seq", "paddleId", "paddle", "amount", "automatic", "at")
      SELECT lot, seq, paddle, number::text, amount, false, at FROM filler`,
  );
  await query(
    `INSERT INTO "CommandOutcome" ("actorId", "key", "lotId", "digest", "accepted", "seq", "hash", "at")
      SELECT person, key, lot, hash, true, seq, hash, at FROM filler`,
  );
  await query(
    `INSERT INTO "MaxBid" ("lotId", "paddleId", "limit", "seq")
      SELECT lot, paddle, amount, seq FROM filler WHERE bid > $1::int - $2::int`,
    [bidsPerLot, Math.min(bidsPerLot, MAX_BIDS_PER_LOT)],
  );
  await query(
    `UPDATE "Lot" SET "seq" = last.seq, "hash" = last.hash, "currentBid" = last.amount, "leadingPaddle" = last.number::text, "leadingPaddleId" = last.paddle,
        "bidCount" = $1::int
      FROM filler AS last WHERE "Lot"."id" = last.lot AND last.bid = $1::int`,
    [bidsPerLot],
  );
  await query('DROP TABLE filler');
}
