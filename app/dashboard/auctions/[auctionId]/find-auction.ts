import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireStaff } from '#app/dashboard/require-staff.ts';
import type { DashboardAuction } from '#protocol/views/dashboard-auction.ts';
import { may } from '#server/auth/permissions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { dashboardAuction } from '#server/queries/dashboard/dashboard-auction.ts';

/** Cached per request, for the layout and the page. */
const readAuction = cache(dashboardAuction);

/** The auction of a dashboard page, its reader, and whether they may edit it. */
export async function findAuction(
  auctionId: string,
): Promise<{ readonly who: SignedIn; readonly auction: DashboardAuction; readonly mayEdit: boolean }> {
  const who = await requireStaff(`/dashboard/auctions/${encodeURIComponent(auctionId)}`);
  const auction = await readAuction(auctionId);
  if (!auction) notFound();
  return { who, auction, mayEdit: may(who, 'edit-auction') };
}
