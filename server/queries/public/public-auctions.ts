import type { PublicAuction, PublicAuctionCatalogue, PublicAuctionList } from '#protocol/views/public-auction.ts';
import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import { shownLotColumns, shownLotOfRow } from '../rows/shown-lot.ts';
import { termsOfRow } from '../rows/terms-of-row.ts';

const MAX_AUCTIONS = 200;

const auctionColumns = {
  id: true,
  slug: true,
  title: true,
  subtitle: true,
  kind: true,
  timeZone: true,
  currency: true,
  terms: true,
  registration: true,
  opensAt: true,
  firstClosesAt: true,
  closeGap: true,
  _count: { select: { lots: true } },
} as const satisfies Prisma.AuctionSelect;

/** The published auctions, the latest first. */
export async function publicAuctions(): Promise<PublicAuctionList> {
  const rows = await prisma().auction.findMany({
    where: { status: 'published' },
    orderBy: [{ opensAt: 'desc' }, { id: 'desc' }],
    take: MAX_AUCTIONS,
    select: auctionColumns,
  });
  return { now: await databaseNow(), auctions: rows.map(publicAuctionOf) };
}

/**
 * A published auction with its whole catalogue and each lot's public state; null if there is none
 * with this id.
 */
export async function publicAuction(auctionId: string): Promise<PublicAuctionCatalogue | null> {
  const row = await prisma().auction.findFirst({
    where: { id: auctionId, status: 'published' },
    select: {
      ...auctionColumns,
      description: true,
      conditions: true,
      lots: {
        orderBy: { position: 'asc' },
        select: { ...shownLotColumns, description: true, condition: true, group: true },
      },
    },
  });
  if (!row) return null;
  const auction = publicAuctionOf(row);
  return {
    now: await databaseNow(),
    auction: { ...auction, description: row.description, conditions: row.conditions },
    lots: row.lots.map((lot) => ({
      ...shownLotOfRow(lot, auction.terms),
      description: lot.description,
      condition: lot.condition,
      group: lot.group,
    })),
  };
}

function publicAuctionOf(row: Prisma.AuctionGetPayload<{ select: typeof auctionColumns }>): PublicAuction {
  return {
    auctionId: row.id,
    slug: row.slug,
    title: row.title,
    subtitle: row.subtitle,
    kind: row.kind,
    timeZone: row.timeZone,
    currency: row.currency,
    terms: termsOfRow(row.terms),
    registration: row.registration === 'approval' ? 'approval' : 'automatic',
    opensAt: row.opensAt?.getTime() ?? null,
    firstClosesAt: row.firstClosesAt?.getTime() ?? null,
    closeGap: row.closeGap,
    lotTotal: row._count.lots,
  };
}
