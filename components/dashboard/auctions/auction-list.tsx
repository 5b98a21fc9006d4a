import Link from 'next/link';
import type { ReactNode } from 'react';
import { Moment } from '#components/ui/format/moment.tsx';
import { Price } from '#components/ui/format/price.tsx';
import { countText } from '#components/ui/format/quantity-text.ts';
import type { ListedAuction } from '#protocol/views/dashboard-auctions.ts';
import { AuctionStateBadge } from './auction-state-badge.tsx';

/** The list of all auctions. */
export function AuctionList({ auctions }: { readonly auctions: readonly ListedAuction[] }) {
  return (
    <ul className="border-t border-line">
      {auctions.map((auction) => (
        <li
          key={auction.auctionId}
          className={
            'relative grid gap-x-6 gap-y-3 border-b border-line py-5 has-[h2_a:hover]:bg-sunken/60 ' +
            'md:grid-cols-[minmax(0,1.6fr)_minmax(0,1.2fr)_minmax(0,0.8fr)_minmax(0,0.8fr)] ' +
            'md:items-baseline md:px-3'
          }
        >
          <div className="flex min-w-0 flex-col items-start gap-1.5">
            <AuctionStateBadge state={auction.state} />
            <h2 className="serif min-w-0 text-xl leading-snug">
              <Link
                href={`/dashboard/auctions/${auction.auctionId}`}
                className="after:absolute after:inset-0 hover:underline hover:decoration-1 hover:underline-offset-4"
              >
                {auction.title}
              </Link>
            </h2>
            {auction.subtitle && <p className="text-sm text-ink-soft">{auction.subtitle}</p>}
          </div>
          <Times auction={auction} />
          <div className="flex flex-col items-start gap-1 text-[0.9375rem]">
            <span className="numerals">{countText(auction.lots, 'lot')}</span>
            <Progress auction={auction} />
          </div>
          <div className="flex flex-col items-start gap-1 text-[0.9375rem] md:items-end md:text-right">
            {(auction.state === 'on' || auction.state === 'ended') && (
              <>
                <Price amount={auction.bidSoFar} currency={auction.currency} className="text-lg" />
                <span className="text-sm text-ink-soft">
                  {auction.state === 'ended' ? 'hammer total' : 'bid so far'}
                </span>
              </>
            )}
            {auction.awaiting > 0 && (
              <Link
                href={`/dashboard/auctions/${auction.auctionId}/paddles`}
                className={
                  'finger relative inline-flex items-center rounded-sm border border-outbid-line ' +
                  'bg-outbid-tint px-2 py-0.5 text-sm font-medium text-outbid hover:underline'
                }
              >
                {countText(auction.awaiting, 'registration')} to approve
              </Link>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Times({ auction }: { readonly auction: ListedAuction }) {
  const { state, timeZone, opensAt, firstClosesAt, lastClosesAt, editedAt } = auction;
  const moment = (at: number) => <Moment at={at} timeZone={timeZone} inAuctionZone withoutPopover />;
  const lines: ReactNode[] = [];
  if (state === 'draft') lines.push(<>Edited {moment(editedAt)}</>);
  if (state === 'draft' && firstClosesAt === null) lines.push('No closing time yet');
  if ((state === 'draft' || state === 'coming') && opensAt !== null) lines.push(<>Opens {moment(opensAt)}</>);
  if (state !== 'ended' && firstClosesAt !== null) lines.push(<>First lot closes {moment(firstClosesAt)}</>);
  if (state === 'ended' && lastClosesAt !== null) lines.push(<>Ended {moment(lastClosesAt)}</>);
  return (
    <div className="flex flex-col gap-1 text-[0.9375rem] text-ink-soft">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines keep their order.
        <span key={index}>{line}</span>
      ))}
    </div>
  );
}

function Progress({ auction: { state, open, sold, lots, paddles } }: { readonly auction: ListedAuction }) {
  if (state === 'draft') return null;
  return (
    <span className="numerals text-sm text-ink-soft">
      {state === 'on' && `${open} open · `}
      {state !== 'coming' && `${sold} of ${lots} sold · `}
      {countText(paddles, 'paddle')}
    </span>
  );
}
