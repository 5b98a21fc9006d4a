import type { LotStatus } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { ReserveState } from '#auction/views.ts';
import type { ListedLot } from '#protocol/views/dashboard-lots.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { pictureColumns } from '../rows/shown-lot.ts';

/** The catalogue of an auction in order, with reserves: for staff only. */
export async function dashboardLots(auctionId: string): Promise<readonly ListedLot[]> {
  const rows = await prisma().lot.findMany({
    where: { auctionId },
    orderBy: { position: 'asc' },
    include: {
      consignor: { select: { name: true } },
      images: { select: pictureColumns, orderBy: { position: 'asc' }, take: 1 },
      _count: { select: { images: true } },
    },
  });
  return rows.map((row) => ({
    lotId: row.id,
    lotNumber: row.lotNumber,
    position: row.position,
    title: row.title,
    maker: row.maker,
    group: row.group,
    estimateLow: amount(row.estimateLow),
    estimateHigh: amount(row.estimateHigh),
    openingBid: Number(row.openingBid) as Money,
    reserve: amount(row.reserve),
    consignor: row.consignor?.name ?? null,
    pictures: row._count.images,
    picture: row.images[0] ?? null,
    status: row.status as LotStatus,
    currentBid: amount(row.currentBid),
    bidCount: row.bidCount,
    reserveState: row.reserveState as ReserveState,
    leadingPaddle: row.leadingPaddle,
    closesAt: row.closesAt?.getTime() ?? null,
  }));
}

function amount(minor: bigint | null): Money | null {
  return minor === null ? null : (Number(minor) as Money);
}
