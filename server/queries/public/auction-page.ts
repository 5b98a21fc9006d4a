import type { Terms } from '#auction/terms.ts';
import type { AuctionPage } from '#protocol/views/auction-page.ts';
import type { CatalogueQuery } from '#protocol/views/catalogue.ts';
import type { ShownLot } from '#protocol/views/shown-lot.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import { auctionPhase, lotTotal } from '../rows/auction-phase.ts';
import { auctionViewer } from '../rows/auction-viewer.ts';
import { shownLotColumns, shownLotOfRow } from '../rows/shown-lot.ts';
import { termsOfRow } from '../rows/terms-of-row.ts';
import { cataloguePage, catalogueSummary } from './catalogue-page.ts';

/** Lots on one page of a catalogue. */
const PAGE_SIZE = 60;

/** A published auction with one page of its catalogue; null if there is none with this slug. */
export async function auctionPage(
  slug: string,
  query: CatalogueQuery,
  userId: string | null,
): Promise<AuctionPage | null> {
  const auction = await prisma().auction.findFirst({ where: { slug, status: 'published' } });
  if (!auction) return null;
  const [asOf, viewer, summary] = await Promise.all([
    databaseNow(),
    auctionViewer(auction.id, userId),
    catalogueSummary(auction.id),
  ]);
  const terms = termsOfRow(auction.terms);
  const mine = Object.keys(viewer.lots);
  const { lotIds, ...catalogue } = await cataloguePage(auction.id, summary, query, { pageSize: PAGE_SIZE, mine });
  const counts = summary.byStatus;
  return {
    asOf,
    auctionId: auction.id,
    slug: auction.slug,
    title: auction.title,
    subtitle: auction.subtitle,
    description: auction.description,
    conditions: auction.conditions,
    timeZone: auction.timeZone,
    terms,
    opensAt: auction.opensAt?.getTime() ?? null,
    firstClosesAt: auction.firstClosesAt?.getTime() ?? null,
    closeGap: auction.closeGap,
    lastClosesAt: summary.lastClosesAt,
    registration: auction.registration === 'approval' ? 'approval' : 'automatic',
    phase: auctionPhase(counts),
    lotTotal: lotTotal(counts),
    openTotal: counts.open + counts.paused,
    soldTotal: counts.sold,
    catalogue,
    lots: await lotsInOrder(lotIds, terms),
    viewer,
  };
}

async function lotsInOrder(lotIds: readonly string[], terms: Terms): Promise<readonly ShownLot[]> {
  const rows = await prisma().lot.findMany({ where: { id: { in: [...lotIds] } }, select: shownLotColumns });
  const byId = new Map(rows.map((row) => [row.id, shownLotOfRow(row, terms)]));
  return lotIds.flatMap((lotId) => byId.get(lotId) ?? []);
}
