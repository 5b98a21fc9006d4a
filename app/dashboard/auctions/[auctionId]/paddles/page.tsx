import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PaddleList } from '#components/dashboard/people/paddle-list.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { dashboardPaddles } from '#server/queries/dashboard/dashboard-paddles.ts';
import { findAuction } from '../find-auction.ts';
import { postApproval, postSuspension } from './paddle-actions.ts';

export const metadata: Metadata = { title: 'Paddles' };

/** The registrations for an auction, and who of them may bid. */
export default async function PaddlesPage({ params }: PageProps<'/dashboard/auctions/[auctionId]/paddles'>) {
  const { auction } = await findAuction((await params).auctionId);
  if (auction.state === 'draft') redirect(`/dashboard/auctions/${auction.auctionId}`);
  const paddles = await dashboardPaddles(auction.auctionId);
  if (paddles.length === 0) {
    return (
      <EmptyState title="Nobody has registered yet">
        {auction.rules.registration === 'approval'
          ? 'Registrations will wait here for your approval.'
          : 'People who sign in and accept the conditions get a paddle at once and are listed here.'}
      </EmptyState>
    );
  }
  return (
    <PaddleList
      paddles={paddles}
      currency={auction.currency}
      timeZone={auction.timeZone}
      approve={postApproval}
      suspend={postSuspension}
    />
  );
}
