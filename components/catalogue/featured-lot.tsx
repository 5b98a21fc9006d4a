import Link from 'next/link';
import { LotStandingBadge } from '../saleroom/lot/lot-standing.tsx';
import { LinkPending } from '../ui/button/link-pending.tsx';
import { LotPicture } from '../ui/picture/lot-picture.tsx';
import { LotBidding } from './lot-bidding.tsx';
import { type LotCardProps, lotAddress } from './lot-card.tsx';

/** The first lot on the home page: the one that closes next. */
export function FeaturedLot({ lot, auctionHref }: Pick<LotCardProps, 'lot' | 'auctionHref'>) {
  return (
    <article className="group relative">
      <div className="relative">
        <LotPicture
          picture={lot.picture}
          title={lot.title}
          sizes="(min-width: 64rem) 30rem, 100vw"
          first
          frame="feature"
          className="rounded-sm"
        />
        <LotStandingBadge lotId={lot.lotId} className="absolute bottom-3 left-3" />
      </div>
      <div className="grid gap-x-6 gap-y-3 pt-4 sm:grid-cols-2">
        <div>
          <p className="eyebrow">Closing next · Lot {lot.lotNumber}</p>
          <h2 className="serif mt-1 line-clamp-2 min-h-[2lh] text-xl leading-snug">
            <Link
              href={lotAddress(auctionHref, lot.lotNumber)}
              className="underline-offset-4 group-hover:underline after:absolute after:inset-0"
            >
              {lot.title}
              <LinkPending />
            </Link>
          </h2>
        </div>
        <div className="border-t pt-2.5 sm:border-t-0 sm:border-l sm:pt-0 sm:pl-6">
          <LotBidding lotId={lot.lotId} openingBid={lot.openingBid} opensAt={lot.opensAt} />
        </div>
      </div>
    </article>
  );
}
