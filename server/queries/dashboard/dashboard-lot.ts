import type { LotStatus } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import { amountText } from '#protocol/forms/amount-text.ts';
import { idSchema } from '#protocol/values.ts';
import type { DashboardLot, DashboardLotNeighbour, NewLotDefaults } from '#protocol/views/dashboard-lot.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { pictureColumns } from '../public/shown-lot.ts';

/** A lot for the dashboard; null when the auction has none with this id. It carries the reserve. */
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
      estimateLow: typed(row.estimateLow, currency),
      estimateHigh: typed(row.estimateHigh, currency),
      openingBid: typed(row.openingBid, currency),
      reserve: typed(row.reserve, currency),
      consignor: row.consignor?.name ?? '',
      consignorEmail: row.consignor?.user?.email ?? '',
    },
    pictures: row.images,
    before,
    after,
  };
}

/** What a new lot's form begins with: the next number, and the consignor of the lot before, since they often bring several. */
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

/** The names of consignors that the house knows, for suggestions. */
export async function consignorNames(): Promise<readonly string[]> {
  const rows = await prisma().consignor.findMany({
    distinct: ['name'],
    orderBy: { name: 'asc' },
    take: 500,
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}

function typed(minor: bigint | null, currency: string): string {
  return minor === null ? '' : amountText(Number(minor) as Money, currency);
}
