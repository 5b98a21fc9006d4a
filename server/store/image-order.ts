import type { Prisma } from './generated/client.ts';

/**
 * Rows move through this offset, because the unique key on (lot, position) is checked row by row.
 */
const offset = 1_000_000;

/** Puts a lot's pictures in this order. The first is the cover. Expects the ids of all of them. */
export async function setImageOrder(store: Prisma.TransactionClient, imageIds: readonly string[]): Promise<void> {
  const ids = [...imageIds];
  for (const start of [offset, 0]) {
    await store.$executeRaw`UPDATE "LotImage" AS image SET "position" = ${start} + place.number::int
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS place(id, number) WHERE image."id" = place.id`;
  }
}
