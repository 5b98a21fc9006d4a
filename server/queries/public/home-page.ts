import type { LotStatus } from '#auction/lot.ts';
import type { Terms } from '#auction/terms.ts';
import type { LotCounts } from '#protocol/views/auction-phase.ts';
import type { AnnouncedAuction, HomePage, RunningAuction } from '#protocol/views/home-page.ts';
import type { ShownLot } from '#protocol/views/shown-lot.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import { auctionPhase, lotTotal, NO_LOTS } from '../rows/auction-phase.ts';
import { auctionViewer } from '../rows/auction-viewer.ts';
import { pictureColumns, shownLotColumns, shownLotOfRow } from '../rows/shown-lot.ts';
import { termsOfRow } from '../rows/terms-of-row.ts';

const MAX_AUCTIONS = 60;
const MAX_ENDED = 6;
const CLOSING_NEXT = 8;
const PICTURES = 3;

/** The auctions that are on, are coming or ended recently. */
export async function homePage(userId: string | null): Promise<HomePage> {
  const [asOf, auctions] = await Promise.all([databaseNow(), announcedAuctions()]);
  const on = await Promise.all(
    auctions
      .filter(({ phase }) => phase === 'on')
      .map(async ({ auction, terms }): Promise<RunningAuction> => {
        const [closingNext, viewer] = await Promise.all([
          lotsClosingNext(auction.auctionId, terms),
          auctionViewer(auction.auctionId, userId),
        ]);
        return { ...auction, terms, closingNext, viewer };
      }),
  );
  const announced = (phase: string) =>
    auctions.filter((auction) => auction.phase === phase).map(({ auction }) => auction);
  return {
    asOf,
    on: on.sort((a, b) => nextClose(a) - nextClose(b)),
    coming: announced('coming').sort((a, b) => (a.opensAt ?? 0) - (b.opensAt ?? 0)),
    ended: announced('ended')
      .sort((a, b) => (b.lastClosesAt ?? 0) - (a.lastClosesAt ?? 0))
      .slice(0, MAX_ENDED),
  };
}

async function announcedAuctions() {
  const auctions = await prisma().auction.findMany({
    where: { status: 'published' },
    orderBy: { firstClosesAt: 'desc' },
    take: MAX_AUCTIONS,
    select: {
      id: true,
      slug: true,
      title: true,
      subtitle: true,
      timeZone: true,
      terms: true,
      opensAt: true,
      firstClosesAt: true,
      lots: {
        where: { images: { some: {} } },
        orderBy: { position: 'asc' },
        take: PICTURES,
        select: { images: { select: pictureColumns, orderBy: { position: 'asc' }, take: 1 } },
      },
    },
  });
  const groups = await prisma().lot.groupBy({
    by: ['auctionId', 'status'],
    where: { auctionId: { in: auctions.map(({ id }) => id) } },
    _count: { _all: true },
    _max: { closesAt: true, endedAt: true },
  });
  return auctions.map((row) => {
    const ownGroups = groups.filter((group) => group.auctionId === row.id);
    const counts: LotCounts = {
      ...NO_LOTS,
      ...Object.fromEntries(ownGroups.map((group) => [group.status as LotStatus, group._count._all])),
    };
    const closes = ownGroups.flatMap((group) => group._max.closesAt?.getTime() ?? []);
    const auction: AnnouncedAuction = {
      auctionId: row.id,
      slug: row.slug,
      title: row.title,
      subtitle: row.subtitle,
      timeZone: row.timeZone,
      opensAt: row.opensAt?.getTime() ?? null,
      firstClosesAt: row.firstClosesAt?.getTime() ?? null,
      lastClosesAt: closes.length === 0 ? null : Math.max(...closes),
      lotTotal: lotTotal(counts),
      openTotal: counts.open + counts.paused,
      soldTotal: counts.sold,
      pictures: row.lots.flatMap(({ images }) => images),
    };
    return { auction, terms: termsOfRow(row.terms), phase: auctionPhase(counts) };
  });
}

async function lotsClosingNext(auctionId: string, terms: Terms): Promise<readonly ShownLot[]> {
  const rows = await prisma().lot.findMany({
    where: { auctionId, status: { in: ['open', 'paused'] } },
    orderBy: [{ closesAt: { sort: 'asc', nulls: 'last' } }, { position: 'asc' }],
    take: CLOSING_NEXT,
    select: shownLotColumns,
  });
  return rows.map((row) => shownLotOfRow(row, terms));
}

function nextClose(auction: RunningAuction): number {
  return auction.closingNext[0]?.lot.closesAt ?? Number.MAX_SAFE_INTEGER;
}
