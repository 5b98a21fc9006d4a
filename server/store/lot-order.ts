/** The order of an auction's lots, changed in whole statements: a catalogue has hundreds of lots. Run inside a transaction that holds the auction. */
import type { Prisma } from './generated/client.ts';

type Transaction = Prisma.TransactionClient;

/** Where rows stand aside while others move: the key over (auction, position) is checked row by row, so no two may meet on the way. */
const aside = 1_000_000;

/** Moves one lot to a position from 1; those in between move up or down by one. */
export async function moveLotPosition(
  store: Transaction,
  { auctionId, lotId, from, to }: { auctionId: string; lotId: string; from: number; to: number },
): Promise<void> {
  if (from === to) return;
  const step = from < to ? -1 : 1;
  const [low, high] = from < to ? [from + 1, to] : [to, from - 1];
  await store.$executeRaw`UPDATE "Lot" SET "position" = ${2 * aside} WHERE "id" = ${lotId}::uuid`;
  await shift(store, auctionId, { low, high, step });
  await store.$executeRaw`UPDATE "Lot" SET "position" = ${to} WHERE "id" = ${lotId}::uuid`;
}

/** Closes the gap that a lot left behind, so that positions count 1, 2, 3 … (C5 works a lot's close out of them). */
export async function closePositionGap(store: Transaction, auctionId: string, removedPosition: number): Promise<void> {
  await shift(store, auctionId, { low: removedPosition + 1, high: aside, step: -1 });
}

async function shift(
  store: Transaction,
  auctionId: string,
  { low, high, step }: { low: number; high: number; step: 1 | -1 },
): Promise<void> {
  await store.$executeRaw`UPDATE "Lot" SET "position" = "position" + ${aside}
    WHERE "auctionId" = ${auctionId}::uuid AND "position" BETWEEN ${low} AND ${high}`;
  await store.$executeRaw`UPDATE "Lot" SET "position" = "position" - ${aside - step}
    WHERE "auctionId" = ${auctionId}::uuid AND "position" BETWEEN ${low + aside} AND ${high + aside}`;
}

/** Gives every lot the number of its position. */
export async function renumberLots(store: Transaction, auctionId: string): Promise<void> {
  // First all to numbers that none has: no lot has a position so high.
  await store.$executeRaw`UPDATE "Lot" SET "lotNumber" = (80000 + "position")::text || 'Z' WHERE "auctionId" = ${auctionId}::uuid`;
  await store.$executeRaw`UPDATE "Lot" SET "lotNumber" = "position"::text WHERE "auctionId" = ${auctionId}::uuid`;
}

/** Puts a lot's pictures in this order, the first one its cover. Expects all of them. */
export async function setImageOrder(store: Transaction, imageIds: readonly string[]): Promise<void> {
  const ids = [...imageIds];
  for (const start of [aside, 0]) {
    await store.$executeRaw`UPDATE "LotImage" AS image SET "position" = ${start} + place.number::int
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS place(id, number) WHERE image."id" = place.id`;
  }
}

/** Gives every lot of an auction its times (C5): all open together, lot n closes (n − 1) × gap after the first. Instants as dates, the gap in ms. */
export async function scheduleLots(
  store: Transaction,
  {
    auctionId,
    opensAt,
    firstClosesAt,
    closeGap,
  }: { auctionId: string; opensAt: Date; firstClosesAt: Date; closeGap: number },
): Promise<void> {
  await store.$executeRaw`UPDATE "Lot" SET "opensAt" = ${opensAt}, "scheduledClosesAt" = closing.at, "closesAt" = closing.at
    FROM (SELECT "id", ${firstClosesAt}::timestamptz + ("position" - 1) * ${closeGap} * interval '1 millisecond' AS at
      FROM "Lot" WHERE "auctionId" = ${auctionId}::uuid) AS closing
    WHERE "Lot"."id" = closing."id"`;
}

/** The house clock: the database's own, as every deadline is judged by it. */
export async function readDatabaseTime(store: Transaction): Promise<Date> {
  const [row] = await store.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error('the database did not tell the time');
  return row.now;
}
