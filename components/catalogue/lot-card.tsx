import Link from 'next/link';
import type { Money } from '#auction/money.ts';
import type { PublicLot } from '#auction/views.ts';
import { LotPicture, type Picture } from '../ui/lot-picture.tsx';
import { PriceRange } from '../ui/price.tsx';
import { LotBidding } from './lot-bidding.tsx';

/** A lot as a catalogue shows it. */
export type CardLot = {
  readonly lotId: string;
  readonly lotNumber: string;
  readonly title: string;
  readonly maker: string;
  readonly estimateLow: Money | null;
  readonly estimateHigh: Money | null;
  readonly openingBid: Money;
  readonly opensAt: number | null;
  readonly picture: Picture | null;
  readonly lot: PublicLot;
};

export type LotCardProps = {
  readonly lot: CardLot;
  /** The auction's page, e.g. "/auctions/clocks". */
  readonly auctionHref: string;
  readonly currency: string;
  readonly timeZone: string;
  /** In sight when the page opens. */
  readonly first?: boolean;
  readonly headingLevel?: 'h2' | 'h3';
};

const SIZES = '(min-width: 80rem) 18rem, (min-width: 64rem) 23vw, (min-width: 40rem) 31vw, 46vw';

/** A lot in a catalogue: its picture, its name, its estimate, and how its bidding stands. The whole card leads to the lot. */
export function LotCard({
  lot,
  auctionHref,
  currency,
  timeZone,
  first = false,
  headingLevel: Heading = 'h3',
}: LotCardProps) {
  return (
    <article className="group relative flex h-full flex-col">
      <LotPicture picture={lot.picture} title={lot.title} sizes={SIZES} first={first} className="rounded-sm" />
      <div className="flex flex-1 flex-col pt-3">
        <p className="eyebrow">Lot {lot.lotNumber}</p>
        <Heading className="serif mt-1 line-clamp-2 min-h-[2lh] text-lg leading-snug">
          <Link
            href={`${auctionHref}/lots/${encodeURIComponent(lot.lotNumber)}`}
            className="underline-offset-4 group-hover:underline after:absolute after:inset-0"
          >
            {lot.title}
          </Link>
        </Heading>
        <p className="mt-1 mb-3 min-h-[1lh] text-sm text-ink-soft">
          {lot.estimateLow !== null || lot.estimateHigh !== null ? (
            <>
              Estimate <PriceRange low={lot.estimateLow} high={lot.estimateHigh} currency={currency} />
            </>
          ) : (
            lot.maker
          )}
        </p>
        <div className="mt-auto border-t pt-2.5">
          <LotBidding lot={lot} currency={currency} timeZone={timeZone} />
        </div>
      </div>
    </article>
  );
}
