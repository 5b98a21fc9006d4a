import type { MyBidsPage } from '#protocol/views/my-bids-page.ts';
import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import { shownLotColumns, shownLotOfRow } from '../public/shown-lot.ts';
import { termsOfRow } from '../terms-of-row.ts';
import { auctionViewer } from './viewer.ts';

/** What ended longer ago than this (milliseconds) is no longer listed. */
const KEPT_FOR = 90 * 24 * 3_600_000;
const MOST_LOTS = 300;

/** Every lot that somebody has made an offer on or watches, auction by auction. */
export async function myBidsPage(userId: string): Promise<MyBidsPage> {
  const asOf = await databaseNow();
  const mine: Prisma.LotWhereInput = {
    auction: { status: 'published' },
    OR: [{ endedAt: null }, { endedAt: { gt: new Date(asOf - KEPT_FOR) } }],
    AND: { OR: [{ maxBids: { some: { paddle: { userId } } } }, { watches: { some: { userId } } }] },
  };
  const rows = await prisma().lot.findMany({
    where: mine,
    orderBy: [{ closesAt: { sort: 'desc', nulls: 'first' } }],
    take: MOST_LOTS,
    select: {
      ...shownLotColumns,
      auction: { select: { id: true, slug: true, title: true, timeZone: true, terms: true } },
    },
  });
  const auctions = new Map(rows.map(({ auction }) => [auction.id, auction]));
  return {
    asOf,
    auctions: await Promise.all(
      [...auctions.values()].map(async ({ id, terms: written, ...auction }) => {
        const terms = termsOfRow(written);
        const lots = rows.filter((row) => row.auction.id === id).map((row) => shownLotOfRow(row, terms));
        return { ...auction, auctionId: id, terms, lots, viewer: await auctionViewer(id, userId) };
      }),
    ),
  };
}
