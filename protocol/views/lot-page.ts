import type { Terms } from '#auction/terms.ts';
import type { AuctionViewer } from './auction-viewer.ts';
import type { BidHistory } from './bid-history.ts';
import type { ShownLot, ShownPicture } from './shown-lot.ts';

/** A link to the lot before or after in the catalogue. */
export type LotNeighbour = Pick<ShownLot, 'lotNumber' | 'title'>;

/** A lot of a published auction with everything that its page shows. */
export type LotPage = {
  /** The database's clock when the page was read, epoch milliseconds. */
  readonly asOf: number;
  readonly auctionId: string;
  readonly slug: string;
  readonly auctionTitle: string;
  readonly timeZone: string;
  readonly terms: Terms;
  /** Milliseconds between two lots' scheduled closes. */
  readonly closeGap: number;
  /** Conditions of sale, Markdown. */
  readonly conditions: string;
  readonly shown: ShownLot;
  /** Markdown. */
  readonly description: string;
  /** Markdown. */
  readonly condition: string;
  readonly pictures: readonly ShownPicture[];
  readonly previous: LotNeighbour | null;
  readonly next: LotNeighbour | null;
  readonly lotTotal: number;
  /** Other open lots of the auction, the soonest to close first. */
  readonly closingSoon: readonly ShownLot[];
  readonly history: BidHistory;
  readonly viewer: AuctionViewer;
  /** Whether the viewer watches the lot; null for a guest. */
  readonly watching: boolean | null;
};
