'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Money } from '#auction/money.ts';
import { CardClock } from '../catalogue/card-clock.tsx';
import { type CardLot, lotAddress } from '../catalogue/lot-card.tsx';
import { LotTiming } from '../catalogue/lot-timing.tsx';
import { allIn } from '../saleroom/bidding/amounts/all-in.ts';
import { LivePrice, LivePriceLabel } from '../saleroom/lot/live-price.tsx';
import { useLotView, useRoomState, useStanding } from '../saleroom/room/room-context.ts';
import { isLeading } from '../saleroom/room/state/standing.ts';
import { LinkButton } from '../ui/button/link-button.tsx';
import { Price } from '../ui/format/price.tsx';
import { LotPicture } from '../ui/picture/lot-picture.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { type OwnFigure, ownFigure } from './own-figure.ts';

/** A lot's printed facts in "My bids". */
export type MyLot = Pick<CardLot, 'lotId' | 'lotNumber' | 'title' | 'openingBid' | 'opensAt' | 'picture'> & {
  readonly auctionHref: string;
  readonly auctionTitle: string;
};

/** One lot in "My bids": standing, price, own amount and next step. */
export function MyBidRow({ lot: shown }: { readonly lot: MyLot }) {
  const { lotId } = shown;
  const { lot, you } = useLotView(lotId);
  const standing = useStanding(lotId);
  const own = ownFigure(standing, lot, you);
  const href = lotAddress(shown.auctionHref, shown.lotNumber);
  return (
    <article
      className={
        'grid grid-cols-[4.5rem_1fr] gap-x-4 gap-y-3 py-4 lg:grid-cols-[4.5rem_1fr_24rem_10rem] ' +
        'lg:items-center lg:gap-x-8'
      }
    >
      <LotPicture picture={shown.picture} title="" sizes="4.5rem" frame="square" className="rounded-sm" />
      <div className="min-w-0">
        <p className="truncate text-sm text-ink-soft">
          Lot {shown.lotNumber} · {shown.auctionTitle}
        </p>
        <h3 className="serif text-lg leading-snug">
          <Link href={href} className="line-clamp-2 underline-offset-4 hover:underline">
            {shown.title}
          </Link>
        </h3>
        <StandingBadge standing={standing === 'none' ? 'watching' : standing} className="mt-1.5" />
      </div>
      <dl className="col-span-2 grid grid-cols-3 gap-4 lg:col-span-1">
        <Figure term={<LivePriceLabel lotId={lotId} />}>
          <LivePrice lotId={lotId} openingBid={shown.openingBid} className="font-semibold" />
        </Figure>
        <Figure term={own.term}>
          {own.amount === null ? <span aria-hidden>–</span> : <OwnAmount {...own} amount={own.amount} />}
        </Figure>
        <Figure term={lot.endedAt === null ? 'Time left' : 'Outcome'}>
          <span className="block min-h-[1lh]">
            <CardClock lot={lot} />
          </span>
          <span className="block text-2xs text-ink-soft">
            <LotTiming lot={lot} opensAt={shown.opensAt} />
          </span>
        </Figure>
      </dl>
      <div className="col-span-2 lg:col-span-1 lg:text-right">
        <NextStep lotId={lotId} href={href} />
      </div>
    </article>
  );
}

function Figure({ term, children }: { readonly term: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs text-ink-soft">{term}</dt>
      <dd className="numerals leading-snug">{children}</dd>
    </div>
  );
}

/** The viewer's own amount. An amount to pay is the total, with its parts below. */
function OwnAmount({ term, amount }: { readonly term: OwnFigure['term']; readonly amount: Money }) {
  const { buyersPremium, currency } = useRoomState((state) => state.terms);
  if (term !== 'To pay') return <Price amount={amount} currency={currency} />;
  const { sum, total } = allIn(amount, buyersPremium, currency);
  return (
    <>
      <strong className="font-semibold">{total}</strong>
      <span className="block text-2xs text-ink-soft">{sum || 'no premium is added'}</span>
    </>
  );
}

/** A link to the lot that names the next step. Empty if there is none. */
function NextStep({ lotId, href }: { readonly lotId: string; readonly href: string }) {
  const { lot } = useLotView(lotId);
  const standing = useStanding(lotId);
  const currency = useRoomState((state) => state.terms.currency);
  if (lot.status !== 'open' || lot.askingBid === null) return null;
  return isLeading(standing) ? (
    <LinkButton href={href} size="sm" className="max-lg:w-full">
      Raise your max
    </LinkButton>
  ) : (
    <LinkButton
      href={href}
      variant={standing === 'outbid' ? 'primary' : 'secondary'}
      size="sm"
      className="max-lg:w-full"
    >
      Bid <Price amount={lot.askingBid} currency={currency} />
    </LinkButton>
  );
}
