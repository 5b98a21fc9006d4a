import type { MyBidsPage } from '#protocol/views/my-bids-page.ts';
import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import { auctionViewer } from '../rows/auction-viewer.ts';
import { shownLotColumns, shownLotOfRow } from '../rows/shown-lot.ts';
import { termsOfRow } from '../rows/terms-of-row.ts';

/** Lots that ended longer ago than this are not listed; milliseconds. */
const LISTED_AFTER_END = 90 * 24 * 3_600_000;
const MAX_LOTS = 300;

/** The lots that a person has bid on or watches, grouped by auction. */
export async function myBidsPage(userId: string): Promise<MyBidsPage> {
  const asOf = await databaseNow();
  const mine: Prisma.LotWhereInput = {
    auction: { status: 'published' },
    OR: [{ endedAt: null }, { endedAt: { gt: new Date(asOf - LISTED_AFTER_END) } }],
    AND: { OR: [{ maxBids: { some: { paddle: { userId } } } }, { watches: { some: { userId } } }] },
  };
  const rows = await prisma().lot.findMany({
    where: mine,
    orderBy: [{ closesAt: { sort: 'desc', nulls: 'first' } }],
    take: MAX_LOTS,
    select: {
      ...shownLotColumns,
      auction: { select: { id: true, slug: true, title: true, timeZone: true, terms: true } },
    },
  });
  const auctions = new Map(rows.map(({ auction }) => [auction.id, auction]));
  return {
    asOf,
    auctions: await Promise.all(
      [...auctions.values()].map(async ({ id, terms: storedTerms, ...auction }) => {
        const terms = termsOfRow(storedTerms);
        const lots = rows.filter((row) => row.auction.id === id).map((row) => shownLotOfRow(row, terms));
        return { ...auction, auctionId: id, terms, lots, viewer: await auctionViewer(id, userId) };
      }),
    ),
  };
}
