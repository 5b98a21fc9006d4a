import type { Metadata } from 'next';
import { postRules } from '#app/dashboard/actions.ts';
import { allCurrencies } from '#app/dashboard/form-options.ts';
import { LockedNotice } from '#components/dashboard/auctions/locked-notice.tsx';
import { RulesForm } from '#components/dashboard/rules/rules-form.tsx';
import { findAuction } from '../find-auction.ts';

export const metadata: Metadata = { title: 'Rules' };

/** The rules of an auction. */
export default async function RulesPage({ params }: PageProps<'/dashboard/auctions/[auctionId]/rules'>) {
  const { auction, mayEdit } = await findAuction((await params).auctionId);
  const isDraft = auction.state === 'draft';
  return (
    <div className="flex flex-col gap-6">
      {!isDraft && <LockedNotice publishedAt={auction.publishedAt} timeZone={auction.timeZone} />}
      <RulesForm
        auctionId={auction.auctionId}
        initial={auction.rules}
        readOnly={!mayEdit || !isDraft}
        currencies={allCurrencies()}
        save={postRules.bind(null, auction.auctionId)}
      />
    </div>
  );
}
