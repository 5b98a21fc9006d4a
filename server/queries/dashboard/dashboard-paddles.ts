import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { ListedPaddle } from '#protocol/views/dashboard-paddles.ts';
import { prisma } from '#server/store/prisma-client.ts';

/**
 * The registrations for an auction with people's names, for staff only: those awaiting approval
 * first, then by number.
 */
export async function dashboardPaddles(auctionId: string): Promise<readonly ListedPaddle[]> {
  const rows = await prisma().paddle.findMany({
    where: { auctionId },
    orderBy: { number: 'asc' },
    include: {
      user: { select: { name: true, email: true, isBot: true, banned: true } },
      _count: { select: { bids: { where: { automatic: false } } } },
    },
  });
  const rank = ({ status }: ListedPaddle) => (status === 'awaiting-approval' ? 0 : 1);
  return rows
    .map(
      (row): ListedPaddle => ({
        paddleId: row.id,
        number: row.number,
        name: row.user.name,
        email: row.user.email,
        isBot: row.user.isBot,
        banned: row.user.banned,
        status: row.status as PaddleStatus,
        bidLimit: row.bidLimit === null ? null : (Number(row.bidLimit) as Money),
        registeredAt: row.createdAt.getTime(),
        bids: row._count.bids,
      }),
    )
    .sort((a, b) => rank(a) - rank(b) || a.number - b.number);
}
