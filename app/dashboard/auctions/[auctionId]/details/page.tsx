import type { Metadata } from 'next';
import { postDetails } from '#app/dashboard/actions.ts';
import { DetailsForm } from '#components/dashboard/auctions/details-form.tsx';
import { pagesSettings } from '#server/settings/pages-settings.ts';
import { findAuction } from '../find-auction.ts';

export const metadata: Metadata = { title: 'Details' };

/** The public description of an auction. */
export default async function DetailsPage({ params }: PageProps<'/dashboard/auctions/[auctionId]/details'>) {
  const { auction, mayEdit } = await findAuction((await params).auctionId);
  const origin = pagesSettings().url ?? 'http://localhost:3000';
  return (
    <div className="max-w-3xl">
      <DetailsForm
        auctionId={auction.auctionId}
        initial={auction.details}
        isDraft={auction.state === 'draft'}
        readOnly={!mayEdit}
        addressStart={`${origin}/auctions/`}
        save={postDetails.bind(null, auction.auctionId)}
      />
    </div>
  );
}
