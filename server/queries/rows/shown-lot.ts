import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import type { ShownLot } from '#protocol/views/shown-lot.ts';
import type { Prisma } from '#server/store/generated/client.ts';
import { publicLotColumns, publicLotOfRow } from './public-lot.ts';

export const pictureColumns = { id: true, width: true, height: true, alt: true, thumbhash: true } as const;

/** The columns of a shown lot. They include neither the reserve nor any max bid. */
export const shownLotColumns = {
  ...publicLotColumns,
  id: true,
  lotNumber: true,
  position: true,
  title: true,
  maker: true,
  estimateLow: true,
  estimateHigh: true,
  opensAt: true,
  images: { select: pictureColumns, orderBy: { position: 'asc' }, take: 1 },
} as const satisfies Prisma.LotSelect;

type ShownLotRow = Prisma.LotGetPayload<{ select: typeof shownLotColumns }>;

/** Converts a lot's row. */
export function shownLotOfRow(row: ShownLotRow, terms: Terms): ShownLot {
  return {
    lotId: row.id,
    lotNumber: row.lotNumber,
    position: row.position,
    title: row.title,
    maker: row.maker,
    estimateLow: row.estimateLow === null ? null : (Number(row.estimateLow) as Money),
    estimateHigh: row.estimateHigh === null ? null : (Number(row.estimateHigh) as Money),
    openingBid: Number(row.openingBid) as Money,
    opensAt: row.opensAt?.getTime() ?? null,
    picture: row.images[0] ?? null,
    lot: publicLotOfRow(row, terms),
  };
}
