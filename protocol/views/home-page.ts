import type { Terms } from '#auction/terms.ts';
import type { AuctionViewer } from './auction-viewer.ts';
import type { ShownLot, ShownPicture } from './shown-lot.ts';

/** An auction as the home page announces it. Instants in epoch milliseconds. */
export type AnnouncedAuction = {
  readonly auctionId: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  readonly timeZone: string;
  readonly opensAt: number | null;
  /** The earliest close of its first lot. */
  readonly firstClosesAt: number | null;
  /** When its last lot closes or closed. */
  readonly lastClosesAt: number | null;
  readonly lotTotal: number;
  readonly openTotal: number;
  readonly soldTotal: number;
  readonly pictures: readonly ShownPicture[];
};

/** An auction that is on, with the lots that close next and what their room starts from. */
export type RunningAuction = AnnouncedAuction & {
  readonly terms: Terms;
  readonly closingNext: readonly ShownLot[];
  readonly viewer: AuctionViewer;
};

/** The auctions that are on, are coming or ended recently. */
export type HomePage = {
  /** The database's clock when the page was read, epoch milliseconds. */
  readonly asOf: number;
  /** The auction whose next lot closes soonest comes first. */
  readonly on: readonly RunningAuction[];
  readonly coming: readonly AnnouncedAuction[];
  readonly ended: readonly AnnouncedAuction[];
};
