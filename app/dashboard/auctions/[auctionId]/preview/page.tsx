import type { Metadata } from 'next';
import { roomStartOf } from '#app/room-start.ts';
import { AuctionFacts } from '#components/catalogue/auction-facts.tsx';
import { AuctionTerms } from '#components/catalogue/auction-terms.tsx';
import { CatalogueGrid } from '#components/catalogue/catalogue-grid.tsx';
import { PreviewFrame } from '#components/dashboard/auctions/preview-frame.tsx';
import { PreviewRoom } from '#components/dashboard/auctions/preview-room.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Markdown } from '#components/ui/markdown.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { findPreview } from './find-preview.ts';

export const metadata: Metadata = { title: 'Preview', robots: { index: false } };

/** The preview shows the pages to an approved bidder. */
const bidder = { signedIn: true, paddle: { paddle: '1', status: 'approved', bidLimit: null }, lots: {} } as const;

/** A draft as its public page would show it. */
export default async function PreviewPage({ params }: PageProps<'/dashboard/auctions/[auctionId]/preview'>) {
  const auction = await findPreview((await params).auctionId);
  const base = `/dashboard/auctions/${auction.auctionId}`;
  const shown = auction.lots.map((lot) => lot.shown);
  return (
    <PreviewFrame backTo={`${base}/review`}>
      <PreviewRoom start={roomStartOf({ ...auction, viewer: bidder }, shown, auction.asOf)}>
        <div className="flex flex-col gap-8">
          <PageHeading eyebrow="Timed auction · Opens soon" title={auction.title} lead={auction.subtitle} />
          {auction.description !== '' && <Markdown text={auction.description} />}
          <div>
            <AuctionFacts {...auction} phase="coming" lotTotal={shown.length} openTotal={0} soldTotal={0} />
            <AuctionTerms {...auction} />
          </div>
          {shown.length > 0 ? (
            <CatalogueGrid lots={shown} auctionHref={`${base}/preview`} currency={auction.terms.currency} />
          ) : (
            <EmptyState title="The catalogue is empty">Lots appear here as you add them.</EmptyState>
          )}
        </div>
      </PreviewRoom>
    </PreviewFrame>
  );
}
