import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { roomStartOf } from '#app/room-start.ts';
import { AuctionTerms } from '#components/catalogue/auction-terms.tsx';
import { PreviewFrame } from '#components/dashboard/auctions/preview-frame.tsx';
import { PreviewRoom } from '#components/dashboard/auctions/preview-room.tsx';
import { BidPanel } from '#components/saleroom/bidding/bid-panel.tsx';
import { Gallery } from '#components/saleroom/lot/gallery.tsx';
import { LotHeading } from '#components/saleroom/lot/lot-heading.tsx';
import { LotPager } from '#components/saleroom/lot/lot-pager.tsx';
import { LotSection } from '#components/saleroom/lot/lot-section.tsx';
import { Markdown } from '#components/ui/markdown.tsx';
import { findPreview } from '../../find-preview.ts';

export const metadata: Metadata = { title: 'Preview of a lot', robots: { index: false } };

/** The preview shows the pages to an approved bidder. */
const bidder = { signedIn: true, paddle: { paddle: '1', status: 'approved', bidLimit: null }, lots: {} } as const;

/** A lot of a draft as its public page would show it. */
export default async function PreviewLotPage({
  params,
}: PageProps<'/dashboard/auctions/[auctionId]/preview/lots/[lotNumber]'>) {
  const { auctionId, lotNumber } = await params;
  const auction = await findPreview(auctionId);
  const place = auction.lots.findIndex(({ shown }) => shown.lotNumber === lotNumber);
  const lot = auction.lots[place];
  if (!lot) notFound();
  const { shown } = lot;
  const { currency } = auction.terms;
  const base = `/dashboard/auctions/${auctionId}/preview`;
  return (
    <PreviewFrame backTo={`/dashboard/auctions/${auctionId}/lots/${shown.lotId}`}>
      <PreviewRoom start={roomStartOf({ ...auction, viewer: bidder }, [shown], auction.asOf)}>
        <div className="flex flex-col gap-5">
          <LotPager
            auctionPath={base}
            previous={auction.lots[place - 1]?.shown ?? null}
            next={auction.lots[place + 1]?.shown ?? null}
          />
          <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_25rem]">
            <Gallery pictures={lot.pictures} title={shown.title} />
            <div className="flex flex-col gap-5">
              <LotHeading {...shown} lotTotal={auction.lots.length} currency={currency} watch={null} />
              <BidPanel
                lotId={shown.lotId}
                lotNumber={shown.lotNumber}
                openingBid={shown.openingBid}
                opensAt={shown.opensAt}
                closeGap={auction.closeGap}
                pagePath={base}
              />
            </div>
          </div>
          <div className="flex min-w-0 flex-col gap-10">
            {lot.description !== '' && (
              <LotSection title="About this lot">
                <Markdown text={lot.description} />
              </LotSection>
            )}
            {lot.condition !== '' && (
              <LotSection title="Condition">
                <Markdown text={lot.condition} />
              </LotSection>
            )}
            <AuctionTerms {...auction} />
          </div>
        </div>
      </PreviewRoom>
    </PreviewFrame>
  );
}
