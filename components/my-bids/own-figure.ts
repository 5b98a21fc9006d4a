/**
 * The viewer's own amount beside a lot's price in "My bids": the amount to pay, the maximum or the
 * bid.
 */
import type { Money } from '#auction/money.ts';
import type { PaddleLot, PublicLot } from '#auction/views.ts';
import type { ShownStanding } from '../saleroom/room/state/standing.ts';

/** `amount`: null without a bid. For "To pay" it is the hammer price, before premium and tax. */
export type OwnFigure = { readonly term: 'To pay' | 'Your max' | 'Your bid'; readonly amount: Money | null };

/**
 * The server stores one limit for exact bids and maximums alike. It is shown as a maximum only
 * while it is above the current bid.
 */
export function ownFigure(
  standing: ShownStanding,
  { currentBid, hammerPrice }: Pick<PublicLot, 'currentBid' | 'hammerPrice'>,
  you: Pick<PaddleLot, 'maxBid'> | null,
): OwnFigure {
  if (standing === 'won' && hammerPrice !== null) return { term: 'To pay', amount: hammerPrice };
  const limit = you?.maxBid ?? null;
  const isAbove = limit !== null && currentBid !== null && limit > currentBid;
  return { term: isAbove ? 'Your max' : 'Your bid', amount: limit };
}
