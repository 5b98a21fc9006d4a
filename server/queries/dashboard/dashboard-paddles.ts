import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import { prisma } from '#server/store/prisma-client.ts';

/** A registration as those who approve it see it. Money in minor units, instants in epoch ms. */
export type ListedPaddle = {
  readonly paddleId: string;
  readonly number: number;
  readonly name: string;
  readonly email: string;
  readonly isBot: boolean;
  readonly banned: boolean;
  readonly status: PaddleStatus;
  readonly bidLimit: Money | null;
  readonly registeredAt: number;
  readonly bids: number;
};

/** Who has registered for an auction: those who await approval first, then by number. For the dashboard only: it carries names. */
export async function dashboardPaddles(auctionId: string): Promise<readonly ListedPaddle[]> {
  const rows = await prisma().paddle.findMany({
    where: { auctionId },
    orderBy: { number: 'asc' },
    include: {
      user: { select: { name: true, email: true, isBot: true, banned: true } },
      _count: { select: { bids: { where: { automatic: false } } } },
    },
  });
  const waits = ({ status }: ListedPaddle) => (status === 'awaiting-approval' ? 0 : 1);
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
    .sort((a, b) => waits(a) - waits(b) || a.number - b.number);
}
