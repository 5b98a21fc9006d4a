import type { PrismaClient } from '#server/store/generated/client.ts';

/** A lot that closes sooner may be over before somebody has read its address and gone there, milliseconds. */
const TIME_TO_GET_THERE = 2 * 60_000;

/** The lot on sale that closes next with time enough to get there; null where nothing is on. `now` in epoch milliseconds. */
export async function closingSoon(
  store: PrismaClient,
  now: number,
): Promise<{ readonly path: string; readonly closesAt: Date } | null> {
  const lot = await store.lot.findFirst({
    where: {
      status: { in: ['open', 'scheduled'] },
      opensAt: { lt: new Date(now) },
      closesAt: { gte: new Date(now + TIME_TO_GET_THERE) },
    },
    orderBy: { closesAt: 'asc' },
    select: { lotNumber: true, closesAt: true, auction: { select: { slug: true } } },
  });
  if (!lot?.closesAt) return null;
  return { path: `/auctions/${lot.auction.slug}/lots/${lot.lotNumber}`, closesAt: lot.closesAt };
}
