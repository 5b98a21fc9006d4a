import type { BidPlaced } from './events.ts';
import type { Money } from './money.ts';
import type { PaddleNumber } from './paddle.ts';

/**
 * The event of a bid that the house makes within a paddle's limit, because of event `cause` (X5).
 */
export function automaticBid(
  { paddle, amount }: { readonly paddle: PaddleNumber; readonly amount: Money },
  at: number,
  cause: number,
): BidPlaced {
  return { type: 'BidPlaced', at, paddle, amount, automatic: true, cause, commitment: null, secret: null };
}
