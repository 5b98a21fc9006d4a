import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import {
  postImageOrder,
  postImageRemoval,
  postImageWords,
  postLot,
  postLotText,
  postNewLot,
} from '#app/dashboard/actions.ts';
import { LotEditor } from '#components/dashboard/lots/lot-editor.tsx';
import { consignorNames } from '#server/queries/dashboard/consignor-names.ts';
import { newLotDefaults } from '#server/queries/dashboard/new-lot.ts';
import { findAuction } from '../../find-auction.ts';

export const metadata: Metadata = { title: 'New lot' };

/** The form of a new lot. `after` is the lot added last, so that each new lot gets a fresh form. */
export default async function NewLotPage({
  params,
  searchParams,
}: PageProps<'/dashboard/auctions/[auctionId]/lots/new'>) {
  const { auction, mayEdit } = await findAuction((await params).auctionId);
  const { auctionId, currency } = auction;
  if (!mayEdit) notFound();
  if (auction.state !== 'draft') redirect(`/dashboard/auctions/${auctionId}/lots`);
  const { after } = await searchParams;
  const [defaults, consignors] = await Promise.all([newLotDefaults(auctionId), consignorNames()]);
  return (
    <div className="flex flex-col gap-5">
      <h2 className="serif text-xl">New lot</h2>
      <LotEditor
        key={String(after ?? '')}
        auctionId={auctionId}
        lotId={null}
        currency={currency}
        initial={{
          title: '',
          maker: '',
          description: '',
          condition: '',
          group: '',
          estimateLow: '',
          estimateHigh: '',
          openingBid: '',
          reserve: '',
          consignorEmail: '',
          ...defaults,
        }}
        pictures={[]}
        consignors={consignors}
        editable="all"
        mayDescribe
        add={postNewLot.bind(null, auctionId)}
        edit={postLot}
        editText={postLotText}
        pictureActions={{ order: postImageOrder, describe: postImageWords, remove: postImageRemoval }}
      />
    </div>
  );
}
