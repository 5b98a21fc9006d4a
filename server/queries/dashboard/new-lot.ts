import type { NewLotDefaults } from '#protocol/views/dashboard-lot.ts';
import { prisma } from '#server/store/prisma-client.ts';

/**
 * Defaults for a new lot's form: the next number, and the consignor of the lot before, because
 * consignors often bring several lots.
 */
export async function newLotDefaults(auctionId: string): Promise<NewLotDefaults> {
  const last = await prisma().lot.findFirst({
    where: { auctionId },
    orderBy: { position: 'desc' },
    select: { consignor: { select: { name: true } } },
  });
  const numbers = await prisma().lot.findMany({ where: { auctionId }, select: { lotNumber: true } });
  const highest = Math.max(0, ...numbers.map(({ lotNumber }) => Number.parseInt(lotNumber, 10)));
  return { lotNumber: String(highest + 1), consignor: last?.consignor?.name ?? '' };
}
