import type pg from 'pg';
import { z } from 'zod';
import type { LotEvent } from '#auction/events.ts';

/** A row of the ledger with all columns. */
export type StoredEvent = {
  readonly seq: number;
  readonly hash: string;
  readonly event: LotEvent;
  /** Columns that repeat fields of the event, or name its cause. */
  readonly type: string;
  readonly at: number;
  readonly actorId: string | null;
  readonly commandKey: string | null;
  /** The database's clock under the lot's lock, in epoch milliseconds with fractions. */
  readonly recordedAt: number;
};

/** A lot with all its rows. Amounts are in minor units, instants in epoch milliseconds. */
export type StoredLot = {
  readonly lotId: string;
  /** "sale-of-clocks, lot 12". */
  readonly name: string;
  readonly row: z.output<typeof lotRow>;
  readonly events: readonly StoredEvent[];
  readonly bids: readonly z.output<typeof bidRow>[];
  readonly maxBids: readonly z.output<typeof maxBidRow>[];
  readonly outcomes: readonly z.output<typeof outcomeRow>[];
};

const instant = z.number().nullable();
const amount = z.number().nullable();

const lotRow = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  seq: z.number(),
  hash: z.string(),
  currentBid: amount,
  leadingPaddle: z.string().nullable(),
  bidCount: z.number(),
  reserve: amount,
  reserveState: z.string(),
  scheduledClosesAt: instant,
  closesAt: instant,
  extensions: z.number(),
  hammerPrice: amount,
  endedAt: instant,
});
const bidRow = z.object({
  seq: z.number(),
  paddle: z.string(),
  amount: z.number(),
  automatic: z.boolean(),
  at: z.number(),
  voidedBySeq: z.number().nullable(),
});
const maxBidRow = z.object({ paddle: z.string(), limit: z.number() });
const outcomeRow = z.object({ actorId: z.string(), key: z.string(), seq: z.number(), hash: z.string() });
const eventRow = z.object({
  seq: z.number(),
  hash: z.string(),
  public: z.looseObject({ type: z.string() }),
  secret: z.looseObject({ salt: z.string() }).nullable(),
  type: z.string(),
  at: z.number(),
  actorId: z.string().nullable(),
  commandKey: z.string().nullable(),
  recordedAt: z.number(),
});

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const LOTS = `SELECT "Lot"."id", "Auction"."slug" || ', lot ' || "Lot"."lotNumber" AS "name", "Lot"."status",
    "seq"::float8, "hash", "currentBid"::float8, "leadingPaddle", "bidCount", "reserve"::float8, "reserveState",
    ${ms('"scheduledClosesAt"')} AS "scheduledClosesAt", ${ms('"closesAt"')} AS "closesAt", "extensions",
    "hammerPrice"::float8, ${ms('"endedAt"')} AS "endedAt"
  FROM "Lot" JOIN "Auction" ON "Auction"."id" = "Lot"."auctionId"
  WHERE "Lot"."id" = $1`;
const EVENTS = `SELECT "seq"::float8, "hash", "public", "secret", "type", ${ms('"at"')} AS "at", "actorId",
    "commandKey", ${ms('"recordedAt"')} AS "recordedAt"
  FROM "LotEvent" WHERE "lotId" = $1 ORDER BY "LotEvent"."seq"`;
const BIDS = `SELECT "seq"::float8, "paddle", "amount"::float8, "automatic", ${ms('"at"')} AS "at",
    "voidedBySeq"::float8
  FROM "Bid" WHERE "lotId" = $1 ORDER BY "Bid"."seq"`;
const MAX_BIDS = `SELECT "Paddle"."number"::text AS "paddle", "limit"::float8
  FROM "MaxBid" JOIN "Paddle" ON "Paddle"."id" = "MaxBid"."paddleId" WHERE "lotId" = $1`;
const OUTCOMES = `SELECT "actorId", "key", "seq"::float8, "hash"
  FROM "CommandOutcome" WHERE "lotId" = $1 AND "accepted" ORDER BY "CommandOutcome"."seq"`;

/** The ids of all lots in order of id, or only `lotId` if it exists. */
export async function storedLotIds(client: pg.Client, lotId: string | null): Promise<readonly string[]> {
  const { rows } = await client.query(
    'SELECT "id" FROM "Lot" WHERE $1::text IS NULL OR "id"::text = $1 ORDER BY "id"',
    [lotId],
  );
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** Reads one lot within the client's transaction. */
export async function readStoredLot(client: pg.Client, lotId: string): Promise<StoredLot> {
  const rowsOf = async (text: string) => (await client.query(text, [lotId])).rows;
  const [row] = z.tuple([lotRow]).parse(await rowsOf(LOTS));
  return {
    lotId,
    name: row.name,
    row,
    events: z
      .array(eventRow)
      .parse(await rowsOf(EVENTS))
      .map(storedEvent),
    bids: z.array(bidRow).parse(await rowsOf(BIDS)),
    maxBids: z.array(maxBidRow).parse(await rowsOf(MAX_BIDS)),
    outcomes: z.array(outcomeRow).parse(await rowsOf(OUTCOMES)),
  };
}

function storedEvent({ public: publicFields, secret, ...columns }: z.output<typeof eventRow>): StoredEvent {
  // Only events with a commitment have the field `secret`, which may be null.
  const event = 'commitment' in publicFields ? { ...publicFields, secret } : publicFields;
  return { ...columns, event: event as unknown as LotEvent };
}
