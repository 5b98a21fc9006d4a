import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import {
  postImageOrder,
  postImageRemoval,
  postImageWords,
  postLot,
  postLotText,
  postNewLot,
} from '#app/dashboard/actions.ts';
import { LotEditor } from '#components/dashboard/lots/lot-editor.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { LotStatusBadge } from '#components/ui/lot-status-badge.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { may } from '#server/auth/permissions.ts';
import { consignorNames } from '#server/queries/dashboard/consignor-names.ts';
import { dashboardLot } from '#server/queries/dashboard/dashboard-lot.ts';
import { findAuction } from '../../find-auction.ts';
import { ClerkSection } from './clerk-section.tsx';

type Props = PageProps<'/dashboard/auctions/[auctionId]/lots/[lotId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { auctionId, lotId } = await params;
  await findAuction(auctionId);
  const lot = await dashboardLot(auctionId, lotId);
  return { title: lot ? `Lot ${lot.lotNumber}` : 'Lot' };
}

/** One lot of an auction, with its form and, while it is on sale, the clerk's desk. */
export default async function LotPage({ params }: Props) {
  const { auctionId, lotId } = await params;
  const { who, auction, mayEdit } = await findAuction(auctionId);
  const [lot, consignors] = await Promise.all([dashboardLot(auctionId, lotId), consignorNames()]);
  if (!lot) notFound();
  const isDraft = auction.state === 'draft';
  const editable = !mayEdit || lot.status !== 'scheduled' ? 'nothing' : isDraft ? 'all' : 'text';
  // In the saleroom the clerk's desk shows the live status; a second badge here would be outdated.
  const isInSaleroom = !isDraft && lot.status !== 'scheduled' && may(who, 'see-clerk-view');
  const address = (id: string) => `/dashboard/auctions/${auctionId}/lots/${id}`;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="serif flex items-center gap-3 text-xl">
          Lot {lot.lotNumber} {!isDraft && !isInSaleroom && <LotStatusBadge status={lot.status} />}
        </h2>
        <div className="flex gap-2">
          {lot.before && (
            <LinkButton
              href={address(lot.before.lotId)}
              size="sm"
              aria-label={`Lot ${lot.before.lotNumber}, before this one`}
            >
              <ArrowLeft aria-hidden /> {lot.before.lotNumber}
            </LinkButton>
          )}
          {lot.after && (
            <LinkButton
              href={address(lot.after.lotId)}
              size="sm"
              aria-label={`Lot ${lot.after.lotNumber}, after this one`}
            >
              {lot.after.lotNumber} <ArrowRight aria-hidden />
            </LinkButton>
          )}
        </div>
      </div>
      {isInSaleroom && <ClerkSection auction={auction} lotId={lotId} />}
      {mayEdit && editable !== 'all' && (
        <Notice>
          {editable === 'text'
            ? 'The auction is published: the amounts are final. Texts and pictures can be corrected ' +
              'until the lot opens.'
            : 'The lot has opened. People bid on what they see, so it can no longer be changed.'}
        </Notice>
      )}
      <LotEditor
        key={lotId}
        auctionId={auctionId}
        lotId={lotId}
        currency={auction.currency}
        initial={lot.entries}
        pictures={lot.pictures}
        consignors={consignors}
        editable={editable}
        mayDescribe={mayEdit}
        add={postNewLot.bind(null, auctionId)}
        edit={postLot}
        editText={postLotText}
        pictureActions={{ order: postImageOrder, describe: postImageWords, remove: postImageRemoval }}
      />
    </div>
  );
}
