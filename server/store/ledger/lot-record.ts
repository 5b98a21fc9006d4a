import { z } from 'zod';
import type { LotEvent, RecordedEvent } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { SCHEDULED_LOT } from '#auction/lot.ts';
import { money } from '#auction/money.ts';
import { termsSchema } from '#protocol/export/terms-schema.ts';
import type { AuctionId, LotId, LotRecord } from '#server/saleroom/ports.ts';
import { isUuid } from './is-uuid.ts';
import type { LedgerStatement, RunStatement } from './ledger-connection.ts';

/** BIGINT columns are read as float8, which represents every safe integer exactly. */
const amount = z.number().transform(money);
/** Epoch milliseconds. */
const instant = z.number();

const lotRow = z.object({
  auctionId: z.string(),
  lotNumber: z.string(),
  position: z.int(),
  group: z.string().nullable(),
  terms: termsSchema,
  openingBid: amount,
  reserve: amount.nullable(),
  opensAt: instant,
  closesAt: instant.nullable(),
});

const LOT: LedgerStatement = {
  name: 'lot',
  text: `SELECT "Lot"."auctionId", "Lot"."lotNumber", "Lot"."position", "Lot"."group", "Auction"."terms",
      "Lot"."openingBid"::float8, "Lot"."reserve"::float8,
      (extract(epoch FROM coalesce("Lot"."opensAt", "Auction"."opensAt")) * 1000)::float8 AS "opensAt",
      (extract(epoch FROM "Lot"."closesAt") * 1000)::float8 AS "closesAt"
    FROM "Lot" JOIN "Auction" ON "Auction"."id" = "Lot"."auctionId"
    WHERE "Lot"."id" = $1 AND "Auction"."status" = 'published'`,
};

const EVENTS: LedgerStatement = {
  name: 'lot-events',
  text: `SELECT "seq"::float8, "hash", "public", "secret" FROM "LotEvent"
    WHERE "lotId" = $1 AND "seq" > $2 ORDER BY "seq"`,
};

const LOTS_ON_SALE: LedgerStatement = {
  name: 'lots-on-sale',
  text: `SELECT "id" FROM "Lot" WHERE "auctionId" = $1 AND "status" IN ('open', 'paused') ORDER BY "position"`,
};

// The contents are not parsed: the rules wrote them, and the hash chain proves it
// (auction/ledger-hash.ts).
const eventRow = z.object({
  seq: z.int(),
  hash: z.string(),
  public: z.looseObject({ type: z.string() }),
  secret: z.looseObject({ salt: z.string() }).nullable(),
});

/**
 * Reads a lot of a published auction: its catalogue entry and the fold of its ledger. Null if
 * unknown.
 */
export async function loadLot(run: RunStatement, lotId: LotId): Promise<LotRecord | null> {
  if (!isUuid(lotId)) return null;
  const [row] = await run(LOT, [lotId]);
  if (!row) return null;
  const { terms, openingBid, reserve, opensAt, closesAt, ...placed } = lotRow.parse(row);
  const events = await readEvents(run, lotId, 0);
  const catalogueEntry = { terms, openingBid, reserve, opensAt, closesAt };
  return { lotId, ...placed, catalogueEntry, lot: events.reduce(evolve, SCHEDULED_LOT) };
}

/** Reads a lot's events after a seq, in order. */
export async function readEvents(run: RunStatement, lotId: LotId, after: number): Promise<readonly RecordedEvent[]> {
  if (!isUuid(lotId)) return [];
  return (await run(EVENTS, [lotId, after])).map((row) => {
    const { seq, hash, public: publicPart, secret } = eventRow.parse(row);
    // Only events with a commitment have the field `secret`, which may be null.
    const event = 'commitment' in publicPart ? { ...publicPart, secret } : publicPart;
    return { seq, hash, event: event as LotEvent };
  });
}

/** The open and paused lots of an auction in catalogue order. */
export async function readLotsOnSale(run: RunStatement, auctionId: AuctionId): Promise<readonly LotId[]> {
  if (!isUuid(auctionId)) return [];
  return z
    .array(z.object({ id: z.string() }))
    .parse(await run(LOTS_ON_SALE, [auctionId]))
    .map(({ id }) => id);
}
