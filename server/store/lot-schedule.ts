import type { Prisma } from './generated/client.ts';

/**
 * Sets the times of an auction's lots (C5): all open together, and lot n closes (n − 1) ×
 * `closeGap` milliseconds after the first.
 */
export async function scheduleLots(
  store: Prisma.TransactionClient,
  {
    auctionId,
    opensAt,
    firstClosesAt,
    closeGap,
  }: { auctionId: string; opensAt: Date; firstClosesAt: Date; closeGap: number },
): Promise<void> {
  await store.$executeRaw`UPDATE "Lot"
    SET "opensAt" = ${opensAt}, "scheduledClosesAt" = closing.at, "closesAt" = closing.at
    FROM (SELECT "id", ${firstClosesAt}::timestamptz + ("position" - 1) * ${closeGap} * interval '1 millisecond' AS at
      FROM "Lot" WHERE "auctionId" = ${auctionId}::uuid) AS closing
    WHERE "Lot"."id" = closing."id"`;
}
