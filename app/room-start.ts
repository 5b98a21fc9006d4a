import type { Terms } from '#auction/terms.ts';
import type { PublicLot } from '#auction/views.ts';
import type { RoomStart } from '#components/saleroom/room/state/room-start.ts';
import type { AuctionViewer } from '#protocol/views/auction-viewer.ts';

type AuctionWithViewer = {
  readonly auctionId: string;
  readonly slug: string;
  readonly terms: Terms;
  readonly timeZone: string;
  readonly viewer: AuctionViewer;
};

/**
 * The initial state of an auction's room: the same that the page's HTML shows. `asOf` is the
 * database's clock, epoch milliseconds.
 */
export function roomStartOf(
  { auctionId, slug, terms, timeZone, viewer }: AuctionWithViewer,
  lots: readonly { readonly lotId: string; readonly lot: PublicLot }[],
  asOf: number,
): RoomStart {
  return {
    auctionId,
    slug,
    terms,
    timeZone,
    viewer,
    lots: Object.fromEntries(lots.map(({ lotId, lot }) => [lotId, lot])),
    asOf,
  };
}
