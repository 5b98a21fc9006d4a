import type { Money } from '#auction/money.ts';
import type { AuctionState } from './auction-phase.ts';

/**
 * An auction in the dashboard's list. Instants in epoch ms, money in minor units of its currency.
 */
export type ListedAuction = {
  readonly auctionId: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  readonly state: AuctionState;
  readonly currency: string;
  readonly timeZone: string;
  readonly opensAt: number | null;
  readonly firstClosesAt: number | null;
  /** When its last lot closes or closed; null before it is published. */
  readonly lastClosesAt: number | null;
  readonly editedAt: number;
  readonly lots: number;
  readonly open: number;
  readonly sold: number;
  readonly paddles: number;
  readonly awaiting: number;
  /** Hammer prices of sold lots plus current bids of open lots. */
  readonly bidSoFar: Money;
};

/** Which auctions the dashboard lists. */
export type DashboardAuctionsQuery = { readonly state: AuctionState | 'all'; readonly search: string };

export type DashboardAuctions = {
  readonly asOf: number;
  readonly auctions: readonly ListedAuction[];
  /** Auctions found in each state, whatever state is listed. */
  readonly counts: Readonly<Record<AuctionState | 'all', number>>;
};

/** What the form of a new auction starts with. */
export type NewAuctionDefaults = { readonly currency: string; readonly timeZone: string };
