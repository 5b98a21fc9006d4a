import { redirect } from 'next/navigation';
import { AuctionOverview } from '#components/dashboard/auctions/auction-overview.tsx';
import { findAuction } from './find-auction.ts';

/** The overview of a published auction; a draft redirects to its first step. */
export default async function AuctionPage({ params }: PageProps<'/dashboard/auctions/[auctionId]'>) {
  const { auction } = await findAuction((await params).auctionId);
  if (auction.state === 'draft') redirect(`/dashboard/auctions/${auction.auctionId}/details`);
  return <AuctionOverview auction={auction} />;
}
