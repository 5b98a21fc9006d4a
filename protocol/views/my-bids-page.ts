import type { Terms } from '#auction/terms.ts';
import type { AuctionViewer } from './auction-viewer.ts';
import type { ShownLot } from './shown-lot.ts';

/** An auction with those of its lots that a person bids on or watches. */
export type MyAuction = {
  readonly auctionId: string;
  readonly slug: string;
  readonly title: string;
  readonly timeZone: string;
  readonly terms: Terms;
  readonly lots: readonly ShownLot[];
  readonly viewer: AuctionViewer;
};

export type MyBidsPage = {
  /** The database's clock when the page was read, epoch milliseconds. */
  readonly asOf: number;
  readonly auctions: readonly MyAuction[];
};
