import type { LotStatus } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import { amountText } from '#protocol/forms/amount-text.ts';
import { idSchema } from '#protocol/values.ts';
import type { DashboardLot, DashboardLotNeighbour } from '#protocol/views/dashboard-lot.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { pictureColumns } from '../rows/shown-lot.ts';

/** A lot with its reserve, for the dashboard; null if the auction has none with this id. */
export async function dashboardLot(auctionId: string, lotId: string): Promise<DashboardLot | null> {
  if (!idSchema.safeParse(lotId).success) return null;
  const row = await prisma().lot.findFirst({
    where: { id: lotId, auctionId },
    include: {
      auction: { select: { currency: true } },
      consignor: { select: { name: true, user: { select: { email: true } } } },
      images: { select: pictureColumns, orderBy: { position: 'asc' } },
    },
  });
  if (!row) return null;
  const { currency } = row.auction;
  const neighbour = async (position: number): Promise<DashboardLotNeighbour | null> => {
    const lot = await prisma().lot.findUnique({ where: { auctionId_position: { auctionId, position } } });
    return lot && { lotId: lot.id, lotNumber: lot.lotNumber };
  };
  const [before, after] = await Promise.all([neighbour(row.position - 1), neighbour(row.position + 1)]);
  return {
    lotId,
    auctionId,
    lotNumber: row.lotNumber,
    status: row.status as LotStatus,
    entries: {
      lotNumber: row.lotNumber,
      title: row.title,
      maker: row.maker,
      description: row.description,
      condition: row.condition,
      group: row.group ?? '',
      estimateLow: amountEntry(row.estimateLow, currency),
      estimateHigh: amountEntry(row.estimateHigh, currency),
      openingBid: amountEntry(row.openingBid, currency),
      reserve: amountEntry(row.reserve, currency),
      consignor: row.consignor?.name ?? '',
      consignorEmail: row.consignor?.user?.email ?? '',
    },
    pictures: row.images,
    before,
    after,
  };
}

/** An amount as the form's field contains it. */
function amountEntry(minor: bigint | null, currency: string): string {
  return minor === null ? '' : amountText(Number(minor) as Money, currency);
}
