import type { LotStatus } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { AuctionState, LotCounts } from '#protocol/views/auction-phase.ts';
import type { DashboardAuctions, DashboardAuctionsQuery, ListedAuction } from '#protocol/views/dashboard-auctions.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { databaseNow } from '../database-now.ts';
import { auctionPhase, lotTotal, NO_LOTS } from '../rows/auction-phase.ts';

/** The newest auctions are listed. */
const MAX_AUCTIONS = 500;

/**
 * The auctions in a state whose title or subtitle contains the search, drafts included. For staff
 * only.
 */
export async function dashboardAuctions(query: DashboardAuctionsQuery): Promise<DashboardAuctions> {
  const [asOf, all] = await Promise.all([databaseNow(), allAuctions()]);
  const search = query.search.trim().toLocaleLowerCase('en-GB');
  const found = all.filter(({ title, subtitle }) => `${title} ${subtitle}`.toLocaleLowerCase('en-GB').includes(search));
  const inState = (state: AuctionState) => found.filter((auction) => auction.state === state);
  return {
    asOf,
    auctions: query.state === 'all' ? found : inState(query.state),
    counts: {
      all: found.length,
      draft: inState('draft').length,
      coming: inState('coming').length,
      on: inState('on').length,
      ended: inState('ended').length,
    },
  };
}

async function allAuctions(): Promise<readonly ListedAuction[]> {
  const rows = await prisma().auction.findMany({ orderBy: { createdAt: 'desc' }, take: MAX_AUCTIONS });
  const auctionIds = rows.map(({ id }) => id);
  const [lots, paddles] = await Promise.all([
    prisma().lot.groupBy({
      by: ['auctionId', 'status'],
      where: { auctionId: { in: auctionIds } },
      _count: { _all: true },
      _sum: { currentBid: true, hammerPrice: true },
      _max: { closesAt: true },
    }),
    prisma().paddle.groupBy({
      by: ['auctionId', 'status'],
      where: { auctionId: { in: auctionIds } },
      _count: { _all: true },
    }),
  ]);
  const listed = rows.map((row): ListedAuction => {
    const groups = lots.filter(({ auctionId }) => auctionId === row.id);
    const registered = paddles.filter(({ auctionId }) => auctionId === row.id);
    const counts: LotCounts = {
      ...NO_LOTS,
      ...Object.fromEntries(groups.map(({ status, _count }) => [status as LotStatus, _count._all])),
    };
    const closes = groups.flatMap(({ _max }) => _max.closesAt?.getTime() ?? []);
    return {
      auctionId: row.id,
      slug: row.slug,
      title: row.title,
      subtitle: row.subtitle,
      state: row.status === 'draft' ? 'draft' : auctionPhase(counts),
      currency: row.currency,
      timeZone: row.timeZone,
      opensAt: row.opensAt?.getTime() ?? null,
      firstClosesAt: row.firstClosesAt?.getTime() ?? null,
      lastClosesAt: closes.length > 0 ? Math.max(...closes) : null,
      editedAt: row.updatedAt.getTime(),
      lots: lotTotal(counts),
      open: counts.open + counts.paused,
      sold: counts.sold,
      paddles: registered.reduce((sum, { _count }) => sum + _count._all, 0),
      awaiting: registered.find(({ status }) => status === 'awaiting-approval')?._count._all ?? 0,
      bidSoFar: groups.reduce((sum, { status, _sum }) => sum + bidOf(status, _sum), 0) as Money,
    };
  });
  return listed.sort((a, b) => order[a.state] - order[b.state] || soonest(a) - soonest(b));
}

/** The order of states in the list. */
const order: Readonly<Record<AuctionState, number>> = { on: 0, draft: 1, coming: 2, ended: 3 };

function soonest({ state, lastClosesAt, firstClosesAt, editedAt }: ListedAuction): number {
  if (state === 'draft') return -editedAt;
  return state === 'ended' ? -(lastClosesAt ?? 0) : (firstClosesAt ?? 0);
}

function bidOf(
  status: string,
  sums: { readonly currentBid: bigint | null; readonly hammerPrice: bigint | null },
): number {
  if (status === 'sold') return Number(sums.hammerPrice ?? 0n);
  return status === 'open' || status === 'paused' ? Number(sums.currentBid ?? 0n) : 0;
}
