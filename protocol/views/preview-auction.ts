import type { AuctionPage } from './auction-page.ts';
import type { LotPage } from './lot-page.ts';

/** A lot of a draft as its public page would show it. */
export type PreviewLot = Pick<LotPage, 'shown' | 'description' | 'condition' | 'pictures'>;

/** A draft as bidders would see it if it were published now. It carries no secrets. */
export type PreviewAuction = Pick<
  AuctionPage,
  | 'asOf'
  | 'auctionId'
  | 'slug'
  | 'title'
  | 'subtitle'
  | 'description'
  | 'conditions'
  | 'timeZone'
  | 'terms'
  | 'firstClosesAt'
  | 'lastClosesAt'
  | 'closeGap'
> & { readonly opensAt: number; readonly lots: readonly PreviewLot[] };
