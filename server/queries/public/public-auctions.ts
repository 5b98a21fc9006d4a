import type { Terms } from '#auction/terms.ts';
import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import { termsOfRow } from '../terms-of-row.ts';
import { type ShownLot, shownLotColumns, shownLotOfRow } from './shown-lot.ts';

/** A published auction as programs are told of it. Instants in epoch milliseconds, amounts in minor units of the currency. */
export type PublicAuction = {
  readonly auctionId: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  readonly kind: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly terms: Terms;
  readonly registration: 'automatic' | 'approval';
  readonly opensAt: number | null;
  /** When lot 1 is scheduled to close; lot n closes `closeGap` milliseconds after lot n − 1 (C5). */
  readonly firstClosesAt: number | null;
  readonly closeGap: number;
  readonly lotTotal: number;
};

/** A lot of the catalogue with all that is printed about it. The reserve and the consignor are not. */
export type PublicCatalogueLot = ShownLot & {
  /** Markdown. */
  readonly description: string;
  readonly condition: string;
  readonly group: string | null;
};

/** Most auctions that are listed. */
const MOST_AUCTIONS = 200;

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

/** The published auctions, the latest first, with the house clock. */
export async function publicAuctions(): Promise<{ readonly now: number; readonly auctions: readonly PublicAuction[] }> {
  const rows = await prisma().auction.findMany({
    where: { status: 'published' },
    orderBy: [{ opensAt: 'desc' }, { id: 'desc' }],
    take: MOST_AUCTIONS,
    select: auctionColumns,
  });
  return { now: await databaseNow(), auctions: rows.map(publicAuctionOf) };
}

/** A published auction with its whole catalogue and the public state of each lot; null where there is none with this id. */
export async function publicAuction(auctionId: string): Promise<{
  readonly now: number;
  readonly auction: PublicAuction & { readonly description: string; readonly conditions: string };
  readonly lots: readonly PublicCatalogueLot[];
} | null> {
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
