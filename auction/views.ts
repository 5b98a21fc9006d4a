import type { LotStatus } from './lot.ts';
import type { Money } from './money.ts';
import type { PaddleNumber } from './paddle.ts';

export type ReserveState = 'none' | 'unmet' | 'met';

/** What everybody may know about a lot's bidding. It is whole: any later one replaces any earlier one. */
export type PublicLot = {
  readonly status: LotStatus;
  readonly seq: number;
  readonly hash: string;
  readonly currentBid: Money | null;
  readonly leadingPaddle: PaddleNumber | null;
  /** The least next bid; null when the lot takes none. */
  readonly askingBid: Money | null;
  /** The next amounts worth a button, the asking bid first; empty when the lot takes no bid. */
  readonly nextBids: readonly Money[];
  readonly bidCount: number;
  readonly reserve: ReserveState;
  readonly scheduledClosesAt: number | null;
  readonly closesAt: number | null;
  readonly extensions: number;
  readonly hammerPrice: Money | null;
  readonly endedAt: number | null;
};

/** Where a paddle stands on a lot. `leading` with an unmet reserve is shown as such by whoever also has the public lot. */
export type Standing = 'none' | 'leading' | 'outbid' | 'won' | 'lost';

/** What a lot looks like to one paddle beside the public view: its own secret and nobody else's. */
export type PaddleLot = {
  readonly seq: number;
  readonly standing: Standing;
  /** The paddle's own highest standing limit; null if it has made no offer. */
  readonly maxBid: Money | null;
};

/** What those with the clerk's right see beside the public view. */
export type ClerkLot = {
  readonly seq: number;
  readonly reserve: Money | null;
  readonly maxBids: readonly { readonly paddle: PaddleNumber; readonly max: Money }[];
};
