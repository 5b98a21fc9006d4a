import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AuctionAnnouncement } from '#components/catalogue/auction-announcement.tsx';
import { FeaturedLot } from '#components/catalogue/featured-lot.tsx';
import { RefreshAfterClose } from '#components/catalogue/refresh-after-close.tsx';
import { RunningAuction } from '#components/catalogue/running-auction.tsx';
import { SaleroomProvider } from '#components/saleroom/room/saleroom-provider.tsx';
import { HowItWorks } from '#components/site/how-it-works.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { countText } from '#components/ui/format/quantity-text.ts';
import type { HomePage as HomePageView } from '#protocol/views/home-page.ts';
import { readSession } from '#server/auth/session.ts';
import { homePage } from '#server/queries/public/home-page.ts';

import { roomStartOf } from './room-start.ts';

export const metadata: Metadata = { alternates: { canonical: '/' } };

/** Lots in the row of a running auction. */
const LOTS_PER_ROW = 4;

/** The home page: auctions that are on, are coming or ended recently. */
export default async function HomePage() {
  const who = await readSession(await headers());
  const { asOf, on, coming, ended } = await homePage(who?.userId ?? null);
  return (
    <div className="page flex flex-col gap-16 py-10 sm:gap-24 sm:py-14">
      {on.length === 0 && <Opening on={on} isGuest={who === null} />}
      {on.map((auction, place) => (
        <SaleroomProvider key={auction.auctionId} start={roomStartOf(auction, auction.closingNext, asOf)}>
          <RefreshAfterClose />
          {place === 0 && <Opening on={on} isGuest={who === null} />}
          <RunningAuction
            {...auction}
            href={`/auctions/${auction.slug}`}
            currency={auction.terms.currency}
            lots={auction.closingNext.slice(place === 0 ? 1 : 0).slice(0, LOTS_PER_ROW)}
          />
        </SaleroomProvider>
      ))}
      {on.length === 0 && coming.length === 0 && (
        <EmptyState title="No auction is on or announced">The next catalogue will appear here.</EmptyState>
      )}
      {coming.length > 0 && (
        <Announcements title="Coming">
          {coming.map((auction) => (
            <AuctionAnnouncement key={auction.auctionId} auction={auction} ended={false} />
          ))}
        </Announcements>
      )}
      <HowItWorks />
      {ended.length > 0 && (
        <Announcements title="Recently ended">
          {ended.map((auction) => (
            <AuctionAnnouncement key={auction.auctionId} auction={auction} ended />
          ))}
        </Announcements>
      )}
    </div>
  );
}

const HOW_TO_BID = 'Everybody sees every bid as it happens. Looking is free; to bid, you register for a paddle.';

/** The introduction above the auctions. */
function Opening({ on, isGuest }: { readonly on: HomePageView['on']; readonly isGuest: boolean }) {
  const first = on[0];
  const featured = first?.closingNext[0];
  const openLots = on.reduce((sum, auction) => sum + auction.openTotal, 0);
  return (
    <section className="grid items-center gap-x-14 gap-y-10 lg:grid-cols-[1fr_minmax(0,30rem)]">
      <div className="flex flex-col items-start gap-6">
        <h1 className="serif text-[clamp(2.75rem,1.6rem+5vw,5.25rem)] leading-[0.98] tracking-[-0.03em]">
          {first ? 'The saleroom is open.' : 'An auction house, live.'}
        </h1>
        <p className="max-w-[46ch] text-lg leading-relaxed text-ink-soft">
          {first
            ? `${countText(openLots, 'lot')} in ${countText(on.length, 'auction')} can be bid on now. ${HOW_TO_BID}`
            : 'Look through the catalogues, register for a paddle, and bid as soon as an auction opens.'}
        </p>
        <div className="flex flex-wrap gap-3">
          {first && (
            <LinkButton href={`/auctions/${first.slug}?show=open#catalogue`} variant="primary" size="lg">
              Browse the lots
            </LinkButton>
          )}
          {isGuest && (
            <LinkButton href="/sign-up" size="lg">
              Create an account
            </LinkButton>
          )}
          <LinkButton href="#how" variant="quiet" size="lg">
            How bidding works
          </LinkButton>
        </div>
      </div>
      {first && featured && <FeaturedLot lot={featured} auctionHref={`/auctions/${first.slug}`} />}
    </section>
  );
}

function Announcements({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-6">
      <h2 className="serif border-t border-ink pt-4 text-title">{title}</h2>
      <div className="grid gap-x-7 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">{children}</div>
    </section>
  );
}
