import type { LotStatus } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { AuctionScheduleInput } from '#protocol/forms/auction-schedule.ts';
import { durationText } from '#protocol/forms/duration.ts';
import { rulesOf } from '#protocol/forms/terms-to-rules.ts';
import { wallClockAt } from '#protocol/forms/wall-clock.ts';
import { idSchema } from '#protocol/values.ts';
import type { LotCounts } from '#protocol/views/auction-phase.ts';
import type { DashboardAuction } from '#protocol/views/dashboard-auction.ts';
import type { Auction } from '#server/store/generated/client.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { auctionPhase, lotTotal, NO_LOTS } from '../rows/auction-phase.ts';
import { termsOfRow } from '../rows/terms-of-row.ts';

/** A draft or published auction for the dashboard; null if there is none with this id. */
export async function dashboardAuction(auctionId: string): Promise<DashboardAuction | null> {
  if (!idSchema.safeParse(auctionId).success) return null;
  const row = await prisma().auction.findUnique({ where: { id: auctionId } });
  if (!row) return null;
  const [groups, paddles, awaiting] = await Promise.all([
    prisma().lot.groupBy({
      by: ['status'],
      where: { auctionId },
      _count: { _all: true },
      _sum: { hammerPrice: true },
    }),
    prisma().paddle.count({ where: { auctionId } }),
    prisma().paddle.count({ where: { auctionId, status: 'awaiting-approval' } }),
  ]);
  const lotCounts: LotCounts = {
    ...NO_LOTS,
    ...Object.fromEntries(groups.map(({ status, _count }) => [status as LotStatus, _count._all])),
  };
  const terms = termsOfRow(row.terms);
  const { title, slug, subtitle, description, conditions } = row;
  return {
    auctionId,
    slug,
    title,
    state: row.status === 'draft' ? 'draft' : auctionPhase(lotCounts),
    currency: row.currency,
    timeZone: row.timeZone,
    opensAt: row.opensAt?.getTime() ?? null,
    firstClosesAt: row.firstClosesAt?.getTime() ?? null,
    closeGap: row.closeGap,
    publishedAt: row.publishedAt?.getTime() ?? null,
    terms,
    lotCounts,
    lots: lotTotal(lotCounts),
    paddles,
    awaiting,
    hammerTotal: groups.reduce((sum, { _sum }) => sum + Number(_sum.hammerPrice ?? 0n), 0) as Money,
    details: { title, slug, subtitle, description, conditions },
    rules: rulesOf(terms, row.registration === 'approval' ? 'approval' : 'automatic'),
    schedule: scheduleOf(row),
  };
}

function scheduleOf({ timeZone, opensAt, firstClosesAt, closeGap }: Auction): AuctionScheduleInput {
  const entry = (at: Date | null) =>
    at === null ? ({ wall: '', which: '' } as const) : wallClockAt(at.getTime(), timeZone);
  return {
    timeZone,
    opens: opensAt === null ? 'at-once' : 'at',
    opensAt: entry(opensAt),
    firstCloses: entry(firstClosesAt),
    closeGap: durationText(closeGap),
  };
}
