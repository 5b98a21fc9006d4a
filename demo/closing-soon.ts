import type { PrismaClient } from '#server/store/generated/client.ts';

/**
 * The least time left, milliseconds: a lot that closes sooner may end before a reader opens its
 * page.
 */
const TIME_TO_OPEN_PAGE = 2 * 60_000;

/**
 * The lot that closes next but not within TIME_TO_OPEN_PAGE; null if there is none. `now` in epoch
 * milliseconds.
 */
export async function findLotClosingSoon(
  store: PrismaClient,
  now: number,
): Promise<{ readonly path: string; readonly closesAt: Date } | null> {
  const lot = await store.lot.findFirst({
    where: {
      status: { in: ['open', 'scheduled'] },
      opensAt: { lt: new Date(now) },
      closesAt: { gte: new Date(now + TIME_TO_OPEN_PAGE) },
    },
    orderBy: { closesAt: 'asc' },
    select: { lotNumber: true, closesAt: true, auction: { select: { slug: true } } },
  });
  if (!lot?.closesAt) return null;
  return { path: `/auctions/${lot.auction.slug}/lots/${lot.lotNumber}`, closesAt: lot.closesAt };
}
