import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { DashboardAuction } from '#protocol/views/dashboard-auction.ts';
import { may } from '#server/auth/permissions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { dashboardAuction } from '#server/queries/dashboard/dashboard-auction.ts';
import { enterDashboard } from '../../enter-dashboard.ts';

/** One reading for the layout and the page in it. */
const readAuction = cache(dashboardAuction);

/** The auction of a dashboard page with who looks at it, and whether they may change it. */
export async function findAuction(
  auctionId: string,
): Promise<{ readonly who: SignedIn; readonly auction: DashboardAuction; readonly mayEdit: boolean }> {
  const who = await enterDashboard(`/dashboard/auctions/${encodeURIComponent(auctionId)}`);
  const auction = await readAuction(auctionId);
  if (!auction) notFound();
  return { who, auction, mayEdit: may(who, 'edit-auction') };
}
