import type { Terms } from '#auction/terms.ts';
import type { PublicLot } from '#auction/views.ts';
import type { AuctionViewer } from '#protocol/views/auction-viewer.ts';
import type { BidHistory } from '#protocol/views/bid-history.ts';

export type RoomStart = {
  readonly auctionId: string;
  /** For links: the auction's page, and its lots under it. */
  readonly slug: string;
  readonly terms: Terms;
  /** IANA name; the zone that the house speaks of in this auction. */
  readonly timeZone: string;
  /** The lots that the page shows, by lot id. */
  readonly lots: Readonly<Record<string, PublicLot>>;
  readonly viewer: AuctionViewer;
  /** Lots whose history the page shows, by lot id. */
  readonly histories?: Readonly<Record<string, BidHistory>>;
  /** The house clock when the page was rendered, epoch milliseconds. */
  readonly asOf: number;
};
