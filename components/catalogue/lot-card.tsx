import Link from 'next/link';
import type { ShownLot } from '#protocol/views/shown-lot.ts';
import { LotStandingBadge } from '../saleroom/lot/lot-standing.tsx';
import { LinkPending } from '../ui/button/link-pending.tsx';
import { PriceRange } from '../ui/format/price-range.tsx';
import { LotPicture } from '../ui/picture/lot-picture.tsx';
import { LotBidding } from './lot-bidding.tsx';

/** A lot's printed facts. The state of its bidding comes from the surrounding room. */
export type CardLot = Omit<ShownLot, 'position' | 'lot'>;

export type LotCardProps = {
  readonly lot: CardLot;
  /** The auction's page, e.g. "/auctions/clocks". */
  readonly auctionHref: string;
  readonly currency: string;
  /** Whether the card is above the fold. */
  readonly first?: boolean;
  readonly headingLevel?: 'h2' | 'h3';
};

const SIZES = '(min-width: 80rem) 18rem, (min-width: 64rem) 23vw, (min-width: 40rem) 31vw, 46vw';

/** The address of a lot's page. */
export function lotAddress(auctionHref: string, lotNumber: string): string {
  return `${auctionHref}/lots/${encodeURIComponent(lotNumber)}`;
}

/** A lot's card in a catalogue. It must be rendered within the auction's SaleroomProvider. */
export function LotCard({ lot, auctionHref, currency, first = false, headingLevel: Heading = 'h3' }: LotCardProps) {
  return (
    <article className="group relative flex h-full flex-col">
      <div className="relative">
        <LotPicture picture={lot.picture} title={lot.title} sizes={SIZES} first={first} className="rounded-sm" />
        <LotStandingBadge lotId={lot.lotId} className="absolute bottom-2 left-2" />
      </div>
      <div className="flex flex-1 flex-col pt-3">
        <p className="eyebrow truncate">
          Lot {lot.lotNumber}
          {lot.maker !== '' && ` · ${lot.maker}`}
        </p>
        <Heading className="serif mt-1 line-clamp-2 min-h-[2lh] text-lg leading-snug">
          <Link
            href={lotAddress(auctionHref, lot.lotNumber)}
            className="underline-offset-4 group-hover:underline after:absolute after:inset-0"
          >
            {lot.title}
            <LinkPending />
          </Link>
        </Heading>
        <p className="mt-1 mb-3 min-h-[1lh] truncate text-sm text-ink-soft">
          {(lot.estimateLow !== null || lot.estimateHigh !== null) && (
            <>
              Estimate <PriceRange low={lot.estimateLow} high={lot.estimateHigh} currency={currency} />
            </>
          )}
        </p>
        <div className="mt-auto border-t pt-2.5">
          <LotBidding lotId={lot.lotId} openingBid={lot.openingBid} opensAt={lot.opensAt} />
        </div>
      </div>
    </article>
  );
}
