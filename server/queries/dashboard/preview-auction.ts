import { scheduledClose } from '#auction/scheduled-close.ts';
import type { Terms } from '#auction/terms.ts';
import { idSchema } from '#protocol/values.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import {
  pictureColumns,
  type ShownLot,
  type ShownPicture,
  shownLotColumns,
  shownLotOfRow,
} from '../public/shown-lot.ts';
import { termsOfRow } from '../terms-of-row.ts';

/** A lot of a draft with all that its page would say. */
export type PreviewLot = {
  readonly shown: ShownLot;
  /** Markdown. */
  readonly description: string;
  /** Markdown. */
  readonly condition: string;
  readonly pictures: readonly ShownPicture[];
};

/** A draft as bidders would see it if it were published now. Nothing secret is in it: not even those who prepare it see a reserve here. */
export type PreviewAuction = {
  readonly asOf: number;
  readonly auctionId: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  /** Markdown. */
  readonly description: string;
  /** Markdown. */
  readonly conditions: string;
  readonly timeZone: string;
  readonly terms: Terms;
  readonly opensAt: number;
  readonly firstClosesAt: number | null;
  readonly lastClosesAt: number | null;
  readonly closeGap: number;
  readonly lots: readonly PreviewLot[];
};

/** A draft as it would stand if it were published now, its lots with the times that they would get (C5); null for anything but a draft. */
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
