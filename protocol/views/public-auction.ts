import type { Terms } from '#auction/terms.ts';
import type { ShownLot } from './shown-lot.ts';

/** A published auction in the REST API. Instants in epoch milliseconds, amounts in minor units. */
export type PublicAuction = {
  readonly auctionId: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  readonly kind: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly terms: Terms;
  readonly registration: 'automatic' | 'approval';
  readonly opensAt: number | null;
  /** Scheduled close of lot 1; lot n closes `closeGap` milliseconds after lot n − 1 (C5). */
  readonly firstClosesAt: number | null;
  readonly closeGap: number;
  readonly lotTotal: number;
};

/**
 * A lot of the catalogue with everything printed about it; the reserve and the consignor are not.
 */
export type PublicCatalogueLot = ShownLot & {
  /** Markdown. */
  readonly description: string;
  /** Markdown. */
  readonly condition: string;
  readonly group: string | null;
};

/** The published auctions. `now` is the database's clock. */
export type PublicAuctionList = { readonly now: number; readonly auctions: readonly PublicAuction[] };

/** A published auction with its whole catalogue. `now` is the database's clock. */
export type PublicAuctionCatalogue = {
  readonly now: number;
  readonly auction: PublicAuction & { readonly description: string; readonly conditions: string };
  readonly lots: readonly PublicCatalogueLot[];
};
