import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { roomStartOf } from '#app/room-start.ts';
import { AuctionTerms, CONDITIONS_ID } from '#components/catalogue/auction-terms.tsx';
import { LotCard } from '#components/catalogue/lot-card.tsx';
import { BidPanel } from '#components/saleroom/bidding/bid-panel.tsx';
import { Gallery } from '#components/saleroom/lot/gallery.tsx';
import { BidHistory } from '#components/saleroom/lot/history/bid-history.tsx';
import { LotHeading } from '#components/saleroom/lot/lot-heading.tsx';
import { LotPager } from '#components/saleroom/lot/lot-pager.tsx';
import { LotSection } from '#components/saleroom/lot/lot-section.tsx';
import { WatchButton } from '#components/saleroom/lot/watch-button.tsx';
import { SaleroomProvider } from '#components/saleroom/room/saleroom-provider.tsx';
import { LotLiveRegion } from '#components/saleroom/signals/lot-live-region.tsx';
import { LotSignals } from '#components/saleroom/signals/lot-signals.tsx';
import { Breadcrumb } from '#components/ui/breadcrumb.tsx';
import { Markdown } from '#components/ui/markdown.tsx';
import { pictureAddress } from '#components/ui/picture/picture-address.ts';
import { HistoryLinks } from '#components/verify/history-links.tsx';
import { readSession } from '#server/auth/session.ts';
import { lotPage } from '#server/queries/public/lot-page.ts';
import { changeWatch } from './change-watch.ts';
import { lotJsonLd } from './lot-json-ld.ts';
import { plainText } from './plain-text.ts';

type LotPageProps = { readonly params: Promise<{ readonly slug: string; readonly lotNumber: string }> };

/** Cached per request, for the head and the page. */
const readLot = cache(async (slug: string, lotNumber: string) => {
  const who = await readSession(await headers());
  return lotPage(slug, decoded(lotNumber), who?.userId ?? null);
});

export async function generateMetadata({ params }: LotPageProps): Promise<Metadata> {
  const { slug, lotNumber } = await params;
  const page = await readLot(slug, lotNumber);
  if (!page) return { title: 'No such lot' };
  const { shown } = page;
  const title = `Lot ${shown.lotNumber}: ${shown.title}`;
  const description = plainText(page.description, 160) || `Lot ${shown.lotNumber} of ${page.auctionTitle}.`;
  return {
    title,
    description,
    alternates: { canonical: lotPath(slug, shown.lotNumber) },
    openGraph: { title, description, images: page.pictures.slice(0, 1).map(({ id }) => pictureAddress(id, 640)) },
  };
}

/** A lot with its description, the state of its bidding and the bid panel. */
export default async function LotPage({ params }: LotPageProps) {
  const { slug, lotNumber } = await params;
  const page = await readLot(slug, lotNumber);
  if (!page) notFound();
  const { shown, terms, closingSoon } = page;
  const auctionPath = `/auctions/${page.slug}`;
  const here = lotPath(page.slug, shown.lotNumber);
  const start = {
    ...roomStartOf(page, [shown, ...closingSoon], page.asOf),
    histories: { [shown.lotId]: page.history },
  };
  return (
    <SaleroomProvider start={start}>
      <LotSignals lotId={shown.lotId} />
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own JSON, "<" escaped.
        dangerouslySetInnerHTML={{ __html: lotJsonLd(page, here) }}
      />
      <div className="page flex flex-col gap-5 pt-4 pb-14 sm:pt-6">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <Breadcrumb
            crumbs={[
              { label: 'Auctions', href: '/' },
              { label: page.auctionTitle, href: auctionPath },
              { label: `Lot ${shown.lotNumber}` },
            ]}
          />
          <LotPager auctionPath={auctionPath} previous={page.previous} next={page.next} />
        </div>
        <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_25rem] lg:grid-rows-[auto_1fr]">
          {/* The heading comes first on a phone; on a desktop it is beside the pictures. */}
          <div className="flex flex-col gap-5 lg:sticky lg:top-5 lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <LotHeading
              lotNumber={shown.lotNumber}
              position={shown.position}
              lotTotal={page.lotTotal}
              title={shown.title}
              maker={shown.maker}
              estimateLow={shown.estimateLow}
              estimateHigh={shown.estimateHigh}
              currency={terms.currency}
              watch={
                <WatchButton watching={page.watching} watch={changeWatch.bind(null, shown.lotId)} pagePath={here} />
              }
            />
            <BidPanel
              lotId={shown.lotId}
              lotNumber={shown.lotNumber}
              openingBid={shown.openingBid}
              opensAt={shown.opensAt}
              closeGap={page.closeGap}
              pagePath={here}
              conditionsHref={page.conditions.trim() === '' ? undefined : `#${CONDITIONS_ID}`}
            />
            <LotLiveRegion lotId={shown.lotId} lotNumber={shown.lotNumber} />
          </div>
          <div className="-mx-[clamp(1rem,4vw,3rem)] sm:mx-0 lg:col-start-1 lg:row-start-1">
            <Gallery pictures={page.pictures} title={shown.title} />
          </div>
          <div className="flex min-w-0 flex-col gap-10 lg:col-start-1">
            {page.description.trim() !== '' && (
              <LotSection title="About this lot">
                <Markdown text={page.description} />
              </LotSection>
            )}
            {page.condition.trim() !== '' && (
              <LotSection title="Condition">
                <Markdown text={page.condition} />
              </LotSection>
            )}
            <LotSection title="Bid history">
              <BidHistory lotId={shown.lotId} />
              <HistoryLinks lotPath={here} />
            </LotSection>
            <div className="border-t border-line">
              <AuctionTerms terms={terms} closeGap={page.closeGap} conditions={page.conditions} />
            </div>
          </div>
        </div>
        {closingSoon.length > 0 && (
          <section className="mt-6 flex flex-col gap-5 border-t border-ink pt-4">
            <h2 className="serif text-title">Closing soon in this auction</h2>
            <ul className="grid grid-cols-2 gap-x-4 gap-y-8 lg:grid-cols-4 lg:gap-x-7">
              {closingSoon.map((other) => (
                <li key={other.lotId} className="min-w-0">
                  <LotCard lot={other} auctionHref={auctionPath} currency={terms.currency} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </SaleroomProvider>
  );
}

function lotPath(slug: string, lotNumber: string): string {
  return `/auctions/${slug}/lots/${encodeURIComponent(lotNumber)}`;
}

/** The decoded lot number of a path; returned as it is if it cannot be decoded. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
