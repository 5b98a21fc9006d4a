import { automaticBid } from './automatic-bid.ts';
import type { LowerReserve } from './commands.ts';
import { accept, type Decision, notPossible, reject } from './decision.ts';
import type { LotEvent } from './events.ts';
import { commitTo, type Sha256 } from './ledger-hash.ts';
import type { Lot } from './lot.ts';
import { whyNotOnSale } from './lot-state.ts';
import { isReserveMet, underLoweredReserve } from './reserve.ts';

/**
 * Lowers the reserve of a lot on sale (R2). Price and state follow, the closing time does not (C3).
 */
export function decideLowerReserve(lot: Lot, { at, reserve, salt }: LowerReserve, sha256: Sha256): Decision {
  const over = whyNotOnSale(lot, at);
  if (over) return reject(over);
  if (lot.reserve === null) return notPossible('no-reserve');
  if (reserve >= lot.reserve) return notPossible('reserve-only-falls');
  const secret = { reserve, salt };
  const events: LotEvent[] = [{ type: 'ReserveLowered', at, commitment: commitTo(sha256, secret), secret }];
  const standings = underLoweredReserve(lot, reserve);
  const { leader, currentBid } = standings;
  if (leader && currentBid !== null && currentBid !== lot.currentBid) {
    events.push(automaticBid({ paddle: leader.paddle, amount: currentBid }, at, lot.seq + 1));
  }
  if (!lot.reserveMet && isReserveMet(standings, reserve)) events.push({ type: 'ReserveMet', at });
  return accept(...events);
}
