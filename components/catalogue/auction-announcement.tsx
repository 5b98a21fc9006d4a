import Link from 'next/link';
import type { AnnouncedAuction } from '#protocol/views/home-page.ts';
import { LinkPending } from '../ui/button/link-pending.tsx';
import { Moment } from '../ui/format/moment.tsx';
import { countText } from '../ui/format/quantity-text.ts';
import { LotPicture } from '../ui/picture/lot-picture.tsx';

/** An upcoming or ended auction: three of its pictures, its title and its dates. */
export function AuctionAnnouncement({
  auction,
  ended,
}: {
  readonly auction: AnnouncedAuction;
  readonly ended: boolean;
}) {
  return (
    <article className="group relative flex flex-col gap-4">
      <div className="grid grid-cols-3 gap-1 overflow-hidden rounded-sm">
        {[0, 1, 2].map((place) => (
          <LotPicture
            key={place}
            picture={auction.pictures[place] ?? null}
            title={auction.title}
            sizes="(min-width: 64rem) 12rem, 30vw"
          />
        ))}
      </div>
      <div>
        <h3 className="serif text-xl leading-snug">
          <Link
            href={`/auctions/${auction.slug}`}
            className="underline-offset-4 group-hover:underline after:absolute after:inset-0"
          >
            {auction.title}
            <LinkPending />
          </Link>
        </h3>
        {auction.subtitle && <p className="mt-1 text-ink-soft">{auction.subtitle}</p>}
        <p className="mt-2 text-sm text-ink-soft">
          {ended ? (
            <>
              {auction.soldTotal} of {countText(auction.lotTotal, 'lot')} sold
              {auction.lastClosesAt !== null && (
                <>
                  {' · ended '}
                  <Moment at={auction.lastClosesAt} timeZone={auction.timeZone} style="date" withoutPopover />
                </>
              )}
            </>
          ) : (
            <>
              {countText(auction.lotTotal, 'lot')}
              {auction.opensAt !== null && (
                <>
                  {' · opens '}
                  <Moment at={auction.opensAt} timeZone={auction.timeZone} withoutPopover />
                </>
              )}
            </>
          )}
        </p>
      </div>
    </article>
  );
}
