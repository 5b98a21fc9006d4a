import type { Terms } from '#auction/terms.ts';
import type { PublicLot } from '#auction/views.ts';
import type { AuctionViewer } from '#protocol/views/auction-viewer.ts';
import type { BidHistory } from '#protocol/views/bid-history.ts';

/** The state in a page's HTML, from which its room starts. */
export type RoomStart = {
  readonly auctionId: string;
  /** For links to the auction's page and its lots. */
  readonly slug: string;
  readonly terms: Terms;
  /** IANA name of the auction's time zone. */
  readonly timeZone: string;
  /** The lots on the page, by lot id. */
  readonly lots: Readonly<Record<string, PublicLot>>;
  readonly viewer: AuctionViewer;
  /** The histories on the page, by lot id. */
  readonly histories?: Readonly<Record<string, BidHistory>>;
  /** The server's time when the page was rendered, epoch milliseconds. */
  readonly asOf: number;
};
