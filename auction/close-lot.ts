import type { CloseLot } from './commands.ts';
import { accept, type Decision, notPossible, reject } from './decision.ts';
import type { Lot } from './lot.ts';
import { isDue, whyOver } from './lot-state.ts';
import { HOUSE_PADDLE, type PaddleNumber } from './paddle.ts';
import { reserveAllowsSale } from './reserve.ts';
import { standingOffers } from './standing-offers.ts';

/** Decides the close of a due timed lot (C1): sold to the leader (O1), or passed (R3, O2). */
export function decideCloseLot(lot: Lot, { at }: CloseLot): Decision {
  const over = whyOver(lot);
  if (over) return reject(over);
  if (!isDue(lot, at)) return notPossible('not-due');
  const { leadingPaddle, currentBid } = lot;
  if (leadingPaddle === null || currentBid === null) return accept({ type: 'LotPassed', at, why: 'no-bid' });
  if (!reserveAllowsSale(lot)) return accept({ type: 'LotPassed', at, why: 'reserve-not-met' });
  return accept({
    type: 'LotSold',
    at,
    hammerPrice: currentBid,
    paddle: leadingPaddle,
    underbidder: underbidderOf(lot),
  });
}

/** The last person beaten (O1). Never the house, whose bid cannot become a second chance (O3). */
function underbidderOf(lot: Lot): PaddleNumber | null {
  if (lot.underbidder === null) return null;
  if (lot.underbidder.paddle !== HOUSE_PADDLE) return lot.underbidder.paddle;
  return standingOffers(lot.offers).find((offer) => offer.paddle !== lot.leadingPaddle)?.paddle ?? null;
}
