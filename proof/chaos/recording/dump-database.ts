import type pg from 'pg';
import type { RecordedRun } from './recorded-run.ts';
import type { Recorder } from './recorder.ts';

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const statements = {
  lots: `
    SELECT "id" AS l, "status", "seq"::int AS seq, "hash", "currentBid"::text AS "currentBid", "leadingPaddle",
      "bidCount", "reserveState", ${ms('"closesAt"')} AS "closesAt",
      ${ms('"scheduledClosesAt"')} AS "scheduledClosesAt", "extensions", "hammerPrice"::text AS "hammerPrice",
      ${ms('"endedAt"')} AS "endedAt",
      (SELECT "userId" FROM "Consignor" WHERE "Consignor"."id" = "consignorId") AS "consignor"
    FROM "Lot" WHERE "auctionId" = $1 ORDER BY "position"`,
  events: `
    SELECT e."lotId" AS l, e."seq"::int AS s, e."type", e."public", e."secret", e."actorId" AS u,
      e."commandKey" AS k, ${ms('e."at"')} AS at, e."hash", ${ms('e."recordedAt"')} AS db
    FROM "LotEvent" e JOIN "Lot" ON "Lot"."id" = e."lotId" WHERE "auctionId" = $1 ORDER BY e."lotId", e."seq"`,
  outcomes: `
    SELECT o."actorId" AS u, o."key" AS k, o."lotId" AS l, o."accepted", o."seq"::int AS s, o."hash",
      o."rejection" AS r, ${ms('o."at"')} AS at
    FROM "CommandOutcome" o JOIN "Lot" ON "Lot"."id" = o."lotId" WHERE "auctionId" = $1`,
  bids: `
    SELECT b."lotId" AS l, b."seq"::int AS s, b."paddle", b."amount"::text AS amount, b."automatic"
    FROM "Bid" b JOIN "Lot" ON "Lot"."id" = b."lotId" WHERE "auctionId" = $1 ORDER BY b."lotId", b."seq"`,
  sessions: `
    SELECT "userId" AS u, ${ms('"expiresAt"')} AS "expiresAt" FROM "Session"
    WHERE "userId" IN (SELECT "userId" FROM "Paddle" WHERE "auctionId" = $1)`,
  limits: `
    SELECT "userId" AS u, "number"::text AS paddle, "status", "bidLimit"::text AS "limit"
    FROM "Paddle" WHERE "auctionId" = $1`,
} as const;

/** Writes the current database into the run's `dump`, in one snapshot. */
export async function dumpDatabase(client: pg.Client, auctionId: string, recorder: Recorder): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  for (const [kind, text] of Object.entries(statements) as [keyof typeof statements, string][]) {
    const { rows } = await client.query(text, [auctionId]);
    recorder.dump(kind, rows as unknown as RecordedRun[typeof kind]);
  }
  await client.query('COMMIT');
}
