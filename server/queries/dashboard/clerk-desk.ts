import type { Money } from '#auction/money.ts';
import type { ClerkDeskView } from '#protocol/views/clerk-desk.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import { bidHistory } from '../public/bid-history.ts';
import { shownLotColumns, shownLotOfRow } from '../public/shown-lot.ts';
import { termsOfRow } from '../terms-of-row.ts';

/** Reads what a clerk's desk begins with. Only for who may 'see-clerk-view'; null when there is no such lot on sale. */
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
  // The history after the lot's row: what is written between the two is then in the history, and never missing from it.
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
