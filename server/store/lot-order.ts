/**
 * Changes the order of an auction's lots in set-based statements, since a catalogue has hundreds of
 * lots. Run these in a transaction that holds the lock on the auction's row.
 */
import type { Prisma } from './generated/client.ts';

type Transaction = Prisma.TransactionClient;

/**
 * Rows move through this offset, because the unique key on (auction, position) is checked row by
 * row.
 */
const offset = 1_000_000;

/** Moves a lot to another position (from 1). The lots in between move up or down by one. */
export async function moveLotPosition(
  store: Transaction,
  { auctionId, lotId, from, to }: { auctionId: string; lotId: string; from: number; to: number },
): Promise<void> {
  if (from === to) return;
  const step = from < to ? -1 : 1;
  const [low, high] = from < to ? [from + 1, to] : [to, from - 1];
  await store.$executeRaw`UPDATE "Lot" SET "position" = ${2 * offset} WHERE "id" = ${lotId}::uuid`;
  await shift(store, auctionId, { low, high, step });
  await store.$executeRaw`UPDATE "Lot" SET "position" = ${to} WHERE "id" = ${lotId}::uuid`;
}

/**
 * Closes the gap of a removed lot, so that positions stay 1, 2, 3 … (C5 derives closing times from
 * them).
 */
export async function closePositionGap(store: Transaction, auctionId: string, removedPosition: number): Promise<void> {
  await shift(store, auctionId, { low: removedPosition + 1, high: offset, step: -1 });
}

async function shift(
  store: Transaction,
  auctionId: string,
  { low, high, step }: { low: number; high: number; step: 1 | -1 },
): Promise<void> {
  await store.$executeRaw`UPDATE "Lot" SET "position" = "position" + ${offset}
    WHERE "auctionId" = ${auctionId}::uuid AND "position" BETWEEN ${low} AND ${high}`;
  await store.$executeRaw`UPDATE "Lot" SET "position" = "position" - ${offset - step}
    WHERE "auctionId" = ${auctionId}::uuid AND "position" BETWEEN ${low + offset} AND ${high + offset}`;
}

/** Sets every lot's number to its position. */
export async function renumberLots(store: Transaction, auctionId: string): Promise<void> {
  // First to unused numbers, so that the unique key on lot numbers holds for every row.
  await store.$executeRaw`UPDATE "Lot" SET "lotNumber" = (80000 + "position")::text || 'Z'
    WHERE "auctionId" = ${auctionId}::uuid`;
  await store.$executeRaw`UPDATE "Lot" SET "lotNumber" = "position"::text WHERE "auctionId" = ${auctionId}::uuid`;
}
