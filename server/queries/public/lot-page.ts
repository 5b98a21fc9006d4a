import type { Terms } from '#auction/terms.ts';
import { lotNumberSchema } from '#protocol/forms/lot-details.ts';
import type { LotPage } from '#protocol/views/lot-page.ts';
import type { ShownLot } from '#protocol/views/shown-lot.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import { auctionViewer } from '../rows/auction-viewer.ts';
import { bidHistory } from '../rows/bid-history.ts';
import { pictureColumns, shownLotColumns, shownLotOfRow } from '../rows/shown-lot.ts';
import { termsOfRow } from '../rows/terms-of-row.ts';

const CLOSING_SOON = 4;

/**
 * A lot of a published auction with everything on its page; null if there is none with this number.
 */
export async function lotPage(slug: string, lotNumber: string, userId: string | null): Promise<LotPage | null> {
  // An address may contain anything, such as a null character, which Postgres rejects.
  if (!lotNumberSchema.safeParse(lotNumber).success) return null;
  const row = await prisma().lot.findFirst({
    where: { lotNumber, auction: { slug, status: 'published' } },
    select: {
      ...shownLotColumns,
      description: true,
      condition: true,
      images: { select: pictureColumns, orderBy: { position: 'asc' } },
      auction: {
        select: { id: true, slug: true, title: true, timeZone: true, terms: true, closeGap: true, conditions: true },
      },
      watches: userId === null ? false : { where: { userId }, select: { userId: true } },
    },
  });
  if (!row) return null;
  const { auction } = row;
  const terms = termsOfRow(auction.terms);
  // The history is read after the lot's row, so that it is never behind the row.
  const [asOf, history, viewer, neighbours, closingSoon] = await Promise.all([
    databaseNow(),
    bidHistory(row.id, auction.id),
    auctionViewer(auction.id, userId),
    neighboursOf(auction.id, row.position),
    lotsClosingSoon(auction.id, row.id, terms),
  ]);
  return {
    asOf,
    auctionId: auction.id,
    slug: auction.slug,
    auctionTitle: auction.title,
    timeZone: auction.timeZone,
    terms,
    closeGap: auction.closeGap,
    conditions: auction.conditions,
    shown: shownLotOfRow(row, terms),
    description: row.description,
    condition: row.condition,
    pictures: row.images,
    ...neighbours,
    closingSoon,
    history,
    viewer,
    watching: userId === null ? null : (row.watches ?? []).length > 0,
  };
}

async function neighboursOf(auctionId: string, position: number) {
  const select = { lotNumber: true, title: true } as const;
  const [previous, next, lotTotal] = await Promise.all([
    prisma().lot.findFirst({
      where: { auctionId, position: { lt: position } },
      orderBy: { position: 'desc' },
      select,
    }),
    prisma().lot.findFirst({ where: { auctionId, position: { gt: position } }, orderBy: { position: 'asc' }, select }),
    prisma().lot.count({ where: { auctionId } }),
  ]);
  return { previous, next, lotTotal };
}

async function lotsClosingSoon(auctionId: string, exceptLotId: string, terms: Terms): Promise<readonly ShownLot[]> {
  const rows = await prisma().lot.findMany({
    where: { auctionId, status: 'open', id: { not: exceptLotId } },
    orderBy: [{ closesAt: { sort: 'asc', nulls: 'last' } }, { position: 'asc' }],
    take: CLOSING_SOON,
    select: shownLotColumns,
  });
  return rows.map((row) => shownLotOfRow(row, terms));
}
