import type { BenchDatabase } from './bench-database.ts';

/** How many bidders bid on the added lots. */
const PADDLES = 200;
/** How many of them left a max bid on each lot. */
const MAX_BIDS_PER_LOT = 5;

export type AddedLots = {
  readonly auctionId: string;
  /** How many lots to add behind the existing ones. */
  readonly lots: number;
  /** Past bid events on each; with zero the lots are scheduled for tomorrow. */
  readonly bidsPerLot: number;
};

type Query = BenchDatabase['query'];

/**
 * Writes lots with a history directly into the tables: in seconds, the data of years of auctions.
 * The rows are as the server writes them, except that their hashes are not chained, which only
 * verification would notice. Ends with VACUUM ANALYZE, since an old database has statistics too.
 */
export async function fillAuction({ query }: Pick<BenchDatabase, 'query'>, added: AddedLots): Promise<void> {
  const { auctionId, bidsPerLot } = added;
  await insertLots(query, added);
  if (bidsPerLot > 0) {
    await insertPaddles(query, auctionId);
    await insertBids(query, auctionId, bidsPerLot);
  }
  await query('VACUUM (ANALYZE)');
  await query('CHECKPOINT');
}

async function insertLots(query: Query, { auctionId, lots, bidsPerLot }: AddedLots): Promise<void> {
  await query(
    `INSERT INTO "Lot" ("id", "auctionId", "lotNumber", "position", "title", "maker",
        "description", "openingBid", "estimateLow", "estimateHigh",
        "status", "seq", "hash", "opensAt", "scheduledClosesAt", "closesAt")
      SELECT gen_random_uuid(), $1, (last.place + n)::text, last.place + n,
        'A walnut bureau, ' || n, 'Maker ' || n % 300, repeat('A sentence of its own. ', 20), 100, 500, 900,
        CASE WHEN $3 THEN 'open' ELSE 'scheduled' END, CASE WHEN $3 THEN 1 ELSE 0 END, repeat('0', 64),
        now() + CASE WHEN $3 THEN interval '-1 day' ELSE interval '1 day' END, closes_at, closes_at
      FROM (SELECT max("position") AS place FROM "Lot" WHERE "auctionId" = $1) AS last,
        generate_series(1, $2::int) AS n,
        LATERAL (SELECT now() + interval '2 days' + n * interval '20 seconds' AS closes_at) AS closing`,
    [auctionId, lots, bidsPerLot > 0],
  );
}

async function insertPaddles(query: Query, auctionId: string): Promise<void> {
  await query(
    `WITH person AS (
        INSERT INTO "User" ("id", "name", "email", "updatedAt")
        SELECT gen_random_uuid(), 'Filler ' || n, 'filler.' || n || '.' || left(md5($1), 12) || '@example.com', now()
        FROM generate_series(1, $2::int) AS n
        RETURNING "id"
      )
      INSERT INTO "Paddle" ("id", "auctionId", "userId", "number", "status")
      SELECT gen_random_uuid(), $1::uuid, "id", 1000 + row_number() OVER (), 'approved' FROM person`,
    [auctionId, PADDLES],
  );
}

async function insertBids(query: Query, auctionId: string, bidsPerLot: number): Promise<void> {
  await query(
    `CREATE TEMPORARY TABLE filler AS
      SELECT "Lot"."id" AS lot, n AS bid, n + 1 AS seq, 100 + n AS amount,
        "Paddle"."id" AS paddle, "Paddle"."number", "Paddle"."userId" AS person,
        encode(uuid_send(gen_random_uuid()), 'hex') AS key,
        md5("Lot"."id" || '-' || n) || md5(n || '-' || "Lot"."id") AS hash,
        now() - interval '1 day' + n * interval '1 minute' AS at
      FROM "Lot" CROSS JOIN generate_series(1, $2::int) AS n
        JOIN "Paddle" ON "Paddle"."auctionId" = $1 AND "Paddle"."number" = 1001 + ("Lot"."position" + n) % $3::int
      WHERE "Lot"."auctionId" = $1 AND "Lot"."status" = 'open'`,
    [auctionId, bidsPerLot, PADDLES],
  );
  await query(
    `INSERT INTO "LotEvent" ("lotId", "seq", "type", "public", "at", "hash", "recordedAt")
      SELECT "id", 1, 'LotOpened',
        jsonb_build_object('openingBid', 100, 'closesAt', extract(epoch FROM "closesAt") * 1000, 'commitment', NULL),
        "opensAt", "hash", "opensAt"
      FROM "Lot" WHERE "auctionId" = $1 AND "status" = 'open'`,
    [auctionId],
  );
  await query(
    `INSERT INTO "LotEvent"
        ("lotId", "seq", "type", "public", "secret", "actorId", "commandKey", "at", "hash", "recordedAt")
      SELECT lot, seq, 'BidPlaced',
        jsonb_build_object(
          'paddle', number::text, 'amount', amount, 'automatic', false, 'cause', NULL, 'commitment', hash),
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
    `UPDATE "Lot" SET "seq" = last.seq, "hash" = last.hash, "currentBid" = last.amount,
        "leadingPaddle" = last.number::text, "leadingPaddleId" = last.paddle, "bidCount" = $1::int
      FROM filler AS last WHERE "Lot"."id" = last.lot AND last.bid = $1::int`,
    [bidsPerLot],
  );
  await query('DROP TABLE filler');
}
