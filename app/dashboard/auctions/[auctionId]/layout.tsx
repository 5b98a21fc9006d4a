import { Eye, SquareArrowOutUpRight } from 'lucide-react';
import type { Metadata } from 'next';
import { AuctionNav } from '#components/dashboard/auctions/auction-nav.tsx';
import { AuctionStateBadge } from '#components/dashboard/auctions/auction-state-badge.tsx';
import { RefreshAtOpening } from '#components/dashboard/auctions/refresh-at-opening.tsx';
import { UploadsStatus } from '#components/dashboard/pictures/uploads-status.tsx';
import { Breadcrumb } from '#components/ui/breadcrumb.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { databaseNow } from '#server/queries/database-now.ts';
import { findAuction } from './find-auction.ts';

type Props = LayoutProps<'/dashboard/auctions/[auctionId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { auction } = await findAuction((await params).auctionId);
  return { title: { default: auction.title, template: `%s – ${auction.title}` } };
}

/** The header of all pages of one auction: title, state and navigation. */
export default async function AuctionLayout({ params, children }: Props) {
  const { auction, mayEdit } = await findAuction((await params).auctionId);
  const isDraft = auction.state === 'draft';
  const { opensAt } = auction;
  const opensIn = auction.state === 'coming' && opensAt !== null ? opensAt - (await databaseNow()) : null;
  return (
    <div className="page flex flex-col gap-6 py-8 sm:gap-8 sm:py-10">
      <div className="flex flex-col gap-3">
        <Breadcrumb crumbs={[{ label: 'Dashboard', href: '/dashboard' }, { label: auction.title }]} />
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div className="flex min-w-0 flex-wrap items-center gap-3">
            <h1 className="serif min-w-0 text-title">{auction.title}</h1>
            <AuctionStateBadge state={auction.state} />
          </div>
          {isDraft ? (
            mayEdit && (
              <LinkButton href={`/dashboard/auctions/${auction.auctionId}/preview`} size="sm">
                <Eye aria-hidden /> See it as a bidder
              </LinkButton>
            )
          ) : (
            <LinkButton href={`/auctions/${auction.slug}`} size="sm">
              <SquareArrowOutUpRight aria-hidden /> Public page
            </LinkButton>
          )}
        </div>
      </div>
      <AuctionNav
        auctionId={auction.auctionId}
        isDraft={isDraft}
        lots={auction.lots}
        awaiting={auction.awaiting}
        done={{
          details: auction.details.description !== '' && auction.details.conditions !== '',
          rules: true,
          schedule: auction.firstClosesAt !== null,
          lots: auction.lots > 0,
        }}
      />
      <UploadsStatus />
      {opensIn !== null && <RefreshAtOpening opensIn={opensIn} />}
      {children}
    </div>
  );
}
