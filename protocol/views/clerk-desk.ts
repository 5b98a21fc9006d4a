import type { ClerkLot } from '#auction/views.ts';
import type { BidHistory } from './bid-history.ts';
import type { ShownLot } from './shown-lot.ts';

/** A lot on sale with its secrets and the people behind the paddles: for clerks only. */
export type ClerkDeskView = {
  /** The database's clock when the page was read, epoch milliseconds. */
  readonly asOf: number;
  readonly shown: ShownLot;
  readonly history: BidHistory;
  readonly clerk: ClerkLot;
  /** The name behind each paddle that has bid on the lot, by paddle number. */
  readonly names: Readonly<Record<string, string>>;
};
