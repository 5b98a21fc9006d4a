import type { Terms } from '#auction/terms.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { type AuctionViewer, auctionViewer } from '../account/viewer.ts';
import { databaseNow } from '../database-now.ts';
import { termsOfRow } from '../terms-of-row.ts';
import { type AuctionPhase, auctionPhase, lotTotal } from './auction-phase.ts';
import { type ArrangeBy, type CataloguePage, cataloguePage, catalogueSummary } from './catalogue-page.ts';
import { type ShownLot, shownLotColumns, shownLotOfRow } from './shown-lot.ts';

export type AuctionPage = {
  /** The house clock, epoch milliseconds. */
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
  readonly opensAt: number | null;
  readonly firstClosesAt: number | null;
  /** Milliseconds between two lots' scheduled closes. */
  readonly closeGap: number;
  readonly lastClosesAt: number | null;
  readonly registration: 'automatic' | 'approval';
  readonly phase: AuctionPhase;
  readonly lotTotal: number;
  readonly openTotal: number;
  readonly soldTotal: number;
  readonly catalogue: Omit<CataloguePage, 'lotIds'>;
  /** The lots of the catalogue's page, in order. */
  readonly lots: readonly ShownLot[];
  readonly viewer: AuctionViewer;
};

/** Lots on one page of a catalogue. */
const PAGE_SIZE = 60;

/** A published auction with one page of its catalogue as asked for; null when there is none of this slug. */
export async function auctionPage(slug: string, by: ArrangeBy, userId: string | null): Promise<AuctionPage | null> {
  const auction = await prisma().auction.findFirst({ where: { slug, status: 'published' } });
  if (!auction) return null;
  const [asOf, viewer, summary] = await Promise.all([
    databaseNow(),
    auctionViewer(auction.id, userId),
    catalogueSummary(auction.id),
  ]);
  const terms = termsOfRow(auction.terms);
  const mine = Object.keys(viewer.lots);
  const { lotIds, ...catalogue } = await cataloguePage(auction.id, summary, by, { pageSize: PAGE_SIZE, mine });
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
