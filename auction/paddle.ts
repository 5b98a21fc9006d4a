import type { Money } from './money.ts';

/**
 * A bidder's number in one auction, as printed ("27"). HOUSE_PADDLE bids for the consignor (R1).
 */
export type PaddleNumber = string;

/** The paddle under which the house bids for the consignor below the reserve. */
export const HOUSE_PADDLE: PaddleNumber = 'house';

export type PaddleStatus = 'awaiting-approval' | 'approved' | 'suspended';

/**
 * What the rules need to know about a bidder, read from the register at the time of the decision.
 */
export type Bidder = {
  readonly paddle: PaddleNumber | null;
  readonly status: PaddleStatus | null;
  /** What the paddle may still commit, not counting its max on this lot; null without a limit. */
  readonly available: Money | null;
  readonly consignedThisLot: boolean;
};
