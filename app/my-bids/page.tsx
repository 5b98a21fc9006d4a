import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { MyLot } from '#components/my-bids/my-bid-row.tsx';
import { MyBidsList } from '#components/my-bids/my-bids-list.tsx';
import { RoomsProvider } from '#components/my-bids/rooms-provider.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { MyAuction } from '#protocol/views/my-bids-page.ts';
import { readSession } from '#server/auth/session.ts';
import { myBidsPage } from '#server/queries/account/my-bids-page.ts';
import { roomStartOf } from '../room-start.ts';

export const metadata: Metadata = { title: 'My bids', robots: { index: false } };

/** All lots on which the reader has bid or that they watch, across all auctions. */
export default async function MyBidsPage() {
  const who = await readSession(await headers());
  return (
    <div className="page flex flex-col gap-10 py-8 sm:gap-12 sm:py-12">
      <PageHeading
        title="My bids"
        lead="What you bid on and what you watch, in every auction. It updates automatically."
      />
      {who ? <Mine userId={who.userId} /> : <SignedOut />}
    </div>
  );
}

async function Mine({ userId }: { readonly userId: string }) {
  const { asOf, auctions } = await myBidsPage(userId);
  if (auctions.length === 0) {
    return (
      <EmptyState
        title="You have not bid yet"
        action={
          <LinkButton href="/" variant="primary">
            See what is on
          </LinkButton>
        }
      >
        Lots on which you bid or that you watch will be listed here, the soonest to close first.
      </EmptyState>
    );
  }
  return (
    <RoomsProvider starts={auctions.map((auction) => roomStartOf(auction, auction.lots, asOf))}>
      <MyBidsList lots={Object.fromEntries(auctions.flatMap(printedLots))} />
    </RoomsProvider>
  );
}

function printedLots({ slug, title: auctionTitle, lots }: MyAuction): readonly (readonly [string, MyLot])[] {
  return lots.map(({ lotId, lotNumber, title, openingBid, opensAt, picture }) => [
    lotId,
    { lotId, lotNumber, title, openingBid, opensAt, picture, auctionHref: `/auctions/${slug}`, auctionTitle },
  ]);
}

function SignedOut() {
  return (
    <EmptyState
      title="Sign in to see your bids"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <LinkButton href="/sign-in?next=%2Fmy-bids" variant="primary">
            Sign in
          </LinkButton>
          <LinkButton href="/sign-up?next=%2Fmy-bids">Create an account</LinkButton>
        </div>
      }
    >
      They are private: nobody else sees what you have bid on, or how far you would go.
    </EmptyState>
  );
}
