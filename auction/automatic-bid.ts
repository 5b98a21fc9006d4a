import type { BidPlaced } from './events.ts';
import type { Money } from './money.ts';
import type { PaddleNumber } from './paddle.ts';

/** The event of a bid that the house makes for a paddle, up to a limit that it has been given, because of the event `cause` (X5). */
export function automaticBid(
  { paddle, amount }: { readonly paddle: PaddleNumber; readonly amount: Money },
  at: number,
  cause: number,
): BidPlaced {
  return { type: 'BidPlaced', at, paddle, amount, automatic: true, cause, commitment: null, secret: null };
}
