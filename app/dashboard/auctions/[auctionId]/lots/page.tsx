import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { postLotMove, postLotNumbers, postLotRemoval } from '#app/dashboard/actions.ts';
import { LotList } from '#components/dashboard/lots/lot-list.tsx';
import { RenumberNotice } from '#components/dashboard/lots/renumber-notice.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { dashboardLots } from '#server/queries/dashboard/dashboard-lots.ts';
import { findAuction } from '../find-auction.ts';

export const metadata: Metadata = { title: 'Lots' };

/** The catalogue of an auction, editable while it is a draft. */
export default async function LotsPage({ params }: PageProps<'/dashboard/auctions/[auctionId]/lots'>) {
  const { auction, mayEdit } = await findAuction((await params).auctionId);
  const { auctionId, currency } = auction;
  const lots = await dashboardLots(auctionId);
  const isEditable = mayEdit && auction.state === 'draft';
  const addLot = isEditable && (
    <LinkButton href={`/dashboard/auctions/${auctionId}/lots/new`} variant="primary">
      <Plus aria-hidden /> Add a lot
    </LinkButton>
  );
  if (lots.length === 0) {
    return (
      <EmptyState title="No lots yet" action={addLot}>
        Add the first one: a title and an opening bid are enough to start.
      </EmptyState>
    );
  }
  const isInOrder = lots.every(({ lotNumber }, place) => lotNumber === String(place + 1));
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-soft">
          {isEditable
            ? 'Lots close in this order.'
            : auction.state === 'draft'
              ? 'Only admins change the catalogue.'
              : 'The catalogue is final. Texts and pictures can be corrected until a lot opens.'}
        </p>
        {addLot}
      </div>
      {isEditable && !isInOrder && (
        <RenumberNotice lots={lots.length} renumber={postLotNumbers.bind(null, auctionId)} />
      )}
      <LotList
        auctionId={auctionId}
        currency={currency}
        lots={lots}
        isEditable={isEditable}
        move={postLotMove}
        remove={postLotRemoval}
      />
      {isEditable && (
        <div className="flex justify-end">
          <LinkButton href={`/dashboard/auctions/${auctionId}/review`}>Continue to review</LinkButton>
        </div>
      )}
    </div>
  );
}
