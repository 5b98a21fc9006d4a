/** Why a bid does not lead, from the public history. Bidders often wonder about automatic bids. */
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { Money } from '#auction/money.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';

export type OutbidReason =
  /** The house bid automatically for a paddle with a higher maximum. */
  | { readonly why: 'earlier-max' }
  /** An earlier bid or maximum of the same amount (X2). The history does not show which. */
  | { readonly why: 'same-amount-earlier' }
  /** The house bids for the consignor below the reserve (R1). */
  | { readonly why: 'reserve' }
  | { readonly why: 'later-bid'; readonly paddle: PaddleNumber; readonly amount: Money };

/** Null if the paddle leads, has not bid, or the history does not show the reason. */
export function outbidReason(events: readonly RecordedPublicEvent[], paddle: PaddleNumber): OutbidReason | null {
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
