/** What of somebody's own stands beside a lot's price in "My bids": what is to be paid, the maximum, or the bid. Pure. */
import type { Money } from '#auction/money.ts';
import type { PaddleLot, PublicLot } from '#auction/views.ts';
import type { ShownStanding } from '../saleroom/lot/standing.ts';

/** `amount`: null where nothing was bid; of "To pay" it is the hammer price, to which premium and tax are added. */
export type OwnFigure = { readonly term: 'To pay' | 'Your max' | 'Your bid'; readonly amount: Money | null };

/**
 * The figure for a lot on which somebody stands so. The house keeps one limit, whether it was bid aloud or left as a maximum; only what lies above the
 * current bid is a maximum that still means anything.
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
