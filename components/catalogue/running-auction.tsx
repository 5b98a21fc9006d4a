import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { AnnouncedAuction } from '#protocol/views/home-page.ts';
import { ConnectionState } from '../saleroom/room/connection-state.tsx';
import { LinkButton } from '../ui/button/link-button.tsx';
import { LinkPending } from '../ui/button/link-pending.tsx';
import { Moment } from '../ui/format/moment.tsx';
import { countText } from '../ui/format/quantity-text.ts';
import { type CardLot, LotCard } from './lot-card.tsx';

export type RunningAuctionProps = Pick<
  AnnouncedAuction,
  'title' | 'subtitle' | 'timeZone' | 'openTotal' | 'lotTotal' | 'lastClosesAt'
> & {
  readonly href: string;
  readonly currency: string;
  readonly lots: readonly CardLot[];
};

/**
 * A running auction with the lots that close next: a row on a desktop, a strip to swipe on a phone.
 */
export function RunningAuction({ href, title, subtitle, lots, ...auction }: RunningAuctionProps) {
  return (
    <section className="flex flex-col gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 border-t border-ink pt-4">
        <div className="min-w-0">
          <h2 className="serif text-title">
            <Link href={href} className="underline-offset-4 hover:underline">
              {title}
              <LinkPending />
            </Link>
          </h2>
          {subtitle && <p className="mt-1 text-ink-soft">{subtitle}</p>}
          <p className="mt-2 text-sm text-ink-soft">
            {auction.openTotal === auction.lotTotal
              ? `${countText(auction.lotTotal, 'lot')}, all open`
              : `${countText(auction.openTotal, 'lot')} open of ${auction.lotTotal}`}
            {auction.lastClosesAt !== null && (
              <>
                {' · '}last lot closes no earlier than{' '}
                <Moment at={auction.lastClosesAt} timeZone={auction.timeZone} className="inline" />
              </>
            )}
          </p>
        </div>
        <div className="flex items-center gap-5 max-sm:flex-row-reverse">
          <ConnectionState className="text-ink-soft" />
          <LinkButton href={href}>
            View the catalogue <ArrowRight aria-hidden />
          </LinkButton>
        </div>
      </header>
      <ul
        className={
          '-mx-[clamp(1rem,4vw,3rem)] flex snap-x snap-mandatory scroll-px-[clamp(1rem,4vw,3rem)] gap-4 ' +
          'overflow-x-auto px-[clamp(1rem,4vw,3rem)] pb-2 lg:mx-0 lg:grid lg:grid-cols-4 lg:gap-7 ' +
          'lg:overflow-visible lg:px-0 lg:pb-0'
        }
      >
        {lots.map((lot) => (
          <li key={lot.lotId} className="w-[62vw] max-w-64 shrink-0 snap-start lg:w-auto lg:max-w-none">
            <LotCard lot={lot} auctionHref={href} currency={auction.currency} />
          </li>
        ))}
      </ul>
    </section>
  );
}
