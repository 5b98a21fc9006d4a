import type { Terms } from '#auction/terms.ts';
import type { AuctionPhase } from './auction-phase.ts';
import type { AuctionViewer } from './auction-viewer.ts';
import type { CatalogueResult } from './catalogue.ts';
import type { ShownLot } from './shown-lot.ts';

/** A published auction with one page of its catalogue. Instants in epoch milliseconds. */
export type AuctionPage = {
  /** The database's clock when the page was read. */
  readonly asOf: number;
  readonly auctionId: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  /** Markdown. */
  readonly description: string;
  /** Conditions of sale, Markdown. */
  readonly conditions: string;
  readonly timeZone: string;
  readonly terms: Terms;
  readonly opensAt: number | null;
  readonly firstClosesAt: number | null;
  /** Milliseconds between two lots' scheduled closes. */
  readonly closeGap: number;
  readonly lastClosesAt: number | null;
  readonly registration: 'automatic' | 'approval';
  readonly phase: AuctionPhase;
  readonly lotTotal: number;
  readonly openTotal: number;
  readonly soldTotal: number;
  readonly catalogue: CatalogueResult;
  /** The lots on this page of the catalogue, in order. */
  readonly lots: readonly ShownLot[];
  readonly viewer: AuctionViewer;
};

/** What the head of an auction's page and links to it need. */
export type AuctionTitle = {
  readonly title: string;
  readonly subtitle: string;
  /** The first picture of the catalogue; null when it has none. */
  readonly pictureId: string | null;
};
