import { z } from 'zod';
import type { Ledger } from '#server/saleroom/ports.ts';
import type { LedgerStatement, RunStatement } from './ledger-connection.ts';

// Each part reads the start of its own partial index: ten thousand open lots cost no more than one.
const DUE: LedgerStatement = {
  name: 'due-lots',
  text: `WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS now)
    SELECT (extract(epoch FROM now) * 1000)::float8 AS "now",
      ARRAY(SELECT "Lot"."id"::text FROM "Lot" JOIN "Auction" ON "Auction"."id" = "Lot"."auctionId"
        WHERE "Lot"."status" = 'scheduled' AND "Lot"."opensAt" <= now
          AND "Auction"."status" = 'published' AND "Auction"."kind" = 'timed'
        ORDER BY "Lot"."opensAt", "Lot"."position") AS "toOpen",
      ARRAY(SELECT "id"::text FROM "Lot" WHERE "status" = 'open' AND "closesAt" <= now
        ORDER BY "closesAt", "position") AS "toClose",
      (extract(epoch FROM least(
        (SELECT "Lot"."opensAt" FROM "Lot" JOIN "Auction" ON "Auction"."id" = "Lot"."auctionId"
          WHERE "Lot"."status" = 'scheduled' AND "Lot"."opensAt" > now
            AND "Auction"."status" = 'published' AND "Auction"."kind" = 'timed'
          ORDER BY "Lot"."opensAt" LIMIT 1),
        (SELECT "closesAt" FROM "Lot" WHERE "status" = 'open' AND "closesAt" > now ORDER BY "closesAt" LIMIT 1)
      )) * 1000)::float8 AS "nextAt"
    FROM clock`,
};

const dueRow = z.object({
  now: z.number(),
  toOpen: z.array(z.string()),
  toClose: z.array(z.string()),
  nextAt: z.number().nullable(),
});

/** The lots that are due by the database's clock, and when the next one will be. */
export async function readDueLots(run: RunStatement): ReturnType<Ledger['readDueLots']> {
  return dueRow.parse((await run(DUE, []))[0]);
}
