import type { Money } from './money.ts';

/** The number a bidder holds up in one auction, as it is printed ("27"). The consignor's own bids (R1 `house`) carry HOUSE_PADDLE. */
export type PaddleNumber = string;

/** The paddle under which the house bids for the consignor below the reserve. */
export const HOUSE_PADDLE: PaddleNumber = 'house';

export type PaddleStatus = 'awaiting-approval' | 'approved' | 'suspended';

/** What the rules need to know about who bids, read from the register by the house when the command is decided. */
export type Bidder = {
  readonly paddle: PaddleNumber | null;
  readonly status: PaddleStatus | null;
  /** What the paddle may still commit, this lot's own standing max left out of the sum; null when it has no limit. */
  readonly available: Money | null;
  readonly consignedThisLot: boolean;
};
