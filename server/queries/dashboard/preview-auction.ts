import { scheduledClose } from '#auction/scheduled-close.ts';
import { idSchema } from '#protocol/values.ts';
import type { PreviewAuction, PreviewLot } from '#protocol/views/preview-auction.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import { pictureColumns, shownLotColumns, shownLotOfRow } from '../rows/shown-lot.ts';
import { termsOfRow } from '../rows/terms-of-row.ts';

/**
 * A draft as it would look if it were published now, with the times its lots would get (C5); null
 * if it is not a draft.
 */
export async function previewAuction(auctionId: string): Promise<PreviewAuction | null> {
  if (!idSchema.safeParse(auctionId).success) return null;
  const [asOf, auction] = await Promise.all([
    databaseNow(),
    prisma().auction.findFirst({ where: { id: auctionId, status: 'draft' } }),
  ]);
  if (!auction) return null;
  const rows = await prisma().lot.findMany({
    where: { auctionId },
    orderBy: { position: 'asc' },
    select: {
      ...shownLotColumns,
      description: true,
      condition: true,
      images: { select: pictureColumns, orderBy: { position: 'asc' } },
    },
  });
  const terms = termsOfRow(auction.terms);
  const opensAt = auction.opensAt?.getTime() ?? asOf;
  const firstClosesAt = auction.firstClosesAt?.getTime() ?? null;
  const closeOf = (position: number) =>
    firstClosesAt === null ? null : scheduledClose(firstClosesAt, auction.closeGap, position);
  const lots = rows.map((row): PreviewLot => {
    const at = closeOf(row.position);
    const shown = shownLotOfRow(row, terms);
    return {
      shown: { ...shown, opensAt, lot: { ...shown.lot, scheduledClosesAt: at, closesAt: at } },
      description: row.description,
      condition: row.condition,
      pictures: row.images,
    };
  });
  const { slug, title, subtitle, description, conditions, timeZone, closeGap } = auction;
  return {
    asOf,
    auctionId,
    slug,
    title,
    subtitle,
    description,
    conditions,
    timeZone,
    terms,
    opensAt,
    firstClosesAt,
    lastClosesAt: closeOf(Math.max(1, lots.length)),
    closeGap,
    lots,
  };
}
