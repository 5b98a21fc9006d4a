/** Why a bid does not lead, told from the public history: to have been outbid by nobody in sight is what people understand least. */
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { Money } from '#auction/money.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';

export type WhyOutbid =
  /** The house answered at once for somebody whose max is higher. */
  | { readonly why: 'earlier-max' }
  /** Somebody offered the same amount before, aloud or as their max (X2): from outside the two look alike. */
  | { readonly why: 'same-amount-earlier' }
  /** The house bids for the consignor below the reserve (R1). */
  | { readonly why: 'reserve' }
  | { readonly why: 'later-bid'; readonly paddle: PaddleNumber; readonly amount: Money };

/** Why `paddle` does not lead; null where the history does not show it. */
export function whyOutbid(events: readonly RecordedPublicEvent[], paddle: PaddleNumber): WhyOutbid | null {
  const voided = new Set(events.flatMap(({ event }) => (event.type === 'BidVoided' ? event.rows : [])));
  const bids = events.flatMap(({ seq, event }) =>
    event.type === 'BidPlaced' && !voided.has(seq) ? [{ seq, ...event }] : [],
  );
  const mine = bids.findLast((bid) => bid.paddle === paddle);
  const leader = bids.at(-1);
  if (!mine || !leader || leader.paddle === paddle) return null;
  if (leader.paddle === HOUSE_PADDLE) return { why: 'reserve' };
  if (leader.automatic && leader.cause === mine.seq) {
    return { why: leader.amount === mine.amount ? 'same-amount-earlier' : 'earlier-max' };
  }
  return { why: 'later-bid', paddle: leader.paddle, amount: leader.amount };
}
