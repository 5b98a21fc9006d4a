import type { VoidBid } from './commands.ts';
import { accept, type Decision, notPossible, reject } from './decision.ts';
import type { Lot } from './lot.ts';
import { whyNotOnSale } from './lot-state.ts';
import { hasOffer } from './standing-offers.ts';
import { rowsResting, standingsWithout } from './without-bid.ts';

/** Voids a person's bid or raise (B6). Automatic bids go with their cause, never alone. */
export function decideVoidBid(lot: Lot, { at, voidedSeq, reason }: VoidBid): Decision {
  const over = whyNotOnSale(lot, at);
  if (over) return reject(over);
  if (!hasOffer(lot.offers, voidedSeq)) return notPossible('no-such-bid');
  const { leader, currentBid } = standingsWithout(lot, voidedSeq);
  const rows = rowsResting(lot.rows, voidedSeq);
  return accept({ type: 'BidVoided', at, voidedSeq, reason, rows, currentBid, leadingPaddle: leader?.paddle ?? null });
}
