import type { Money } from '#auction/money.ts';
import type { ClerkDeskView } from '#protocol/views/clerk-desk.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import { bidHistory } from '../rows/bid-history.ts';
import { shownLotColumns, shownLotOfRow } from '../rows/shown-lot.ts';
import { termsOfRow } from '../rows/terms-of-row.ts';

/**
 * The initial state of a clerk's desk, for people who may 'see-clerk-view'; null if no such lot is
 * published.
 */
export async function clerkDesk(auctionId: string, lotId: string): Promise<ClerkDeskView | null> {
  const row = await prisma().lot.findFirst({
    where: { id: lotId, auctionId, auction: { status: 'published' } },
    select: {
      ...shownLotColumns,
      reserve: true,
      auction: { select: { terms: true } },
      maxBids: {
        orderBy: [{ limit: 'desc' }, { seq: 'asc' }],
        select: { limit: true, paddle: { select: { number: true } } },
      },
    },
  });
  if (!row) return null;
  // The history is read after the lot's row, so that it is never behind the row.
  const [asOf, history, bidders] = await Promise.all([
    databaseNow(),
    bidHistory(lotId, auctionId),
    prisma().paddle.findMany({
      where: { auctionId, bids: { some: { lotId } } },
      select: { number: true, user: { select: { name: true } } },
    }),
  ]);
  return {
    asOf,
    shown: shownLotOfRow(row, termsOfRow(row.auction.terms)),
    history,
    clerk: {
      seq: Number(row.seq),
      reserve: row.reserve === null ? null : (Number(row.reserve) as Money),
      maxBids: row.maxBids.map(({ limit, paddle }) => ({
        paddle: String(paddle.number),
        max: Number(limit) as Money,
      })),
    },
    names: Object.fromEntries(bidders.map(({ number, user }) => [String(number), user.name])),
  };
}
