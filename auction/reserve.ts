import { nextBidAbove } from './increment-table.ts';
import type { Lot, Offer } from './lot.ts';
import type { Money } from './money.ts';
import { HOUSE_PADDLE } from './paddle.ts';
import type { Pricing, Standings } from './pricing.ts';

/** R1: what the reserve makes of the price at which a limit would lead: the reserve at least once the limit reaches it, else by the terms. */
export function withReserve(price: Money, limit: Money, { reserve, belowReserve }: Pricing): Money {
  if (reserve === null || price >= reserve) return price;
  if (limit >= reserve) return reserve;
  switch (belowReserve) {
    case 'consume':
    case 'house':
      // The whole limit is used up: it could not win the lot for less.
      return limit;
    case 'ignore':
      return price;
    default:
      return belowReserve satisfies never;
  }
}

/** R1 `house`: the amount that the house bids for the consignor over a leader below the reserve; null where it bids nothing. It never reaches the reserve. */
export function houseAnswer(leader: Offer, { reserve, belowReserve, increments }: Pricing): Money | null {
  if (belowReserve !== 'house' || reserve === null || leader.limit >= reserve) return null;
  const answer = nextBidAbove(increments, leader.limit);
  return answer < reserve ? answer : null;
}

/** R1: met when the current bid is at or above the reserve. The house's own bid meets nothing: it buys nothing. */
export function isReserveMet({ leader, currentBid }: Standings, reserve: Money | null): boolean {
  return reserve !== null && leader !== null && leader.paddle !== HOUSE_PADDLE && (currentBid ?? 0) >= reserve;
}

/** R2: the standings under a lowered reserve. A leader whose limit reaches it now stands at it at least. */
export function underLoweredReserve(standings: Standings, reserve: Money): Standings {
  const { leader, currentBid } = standings;
  const isReached = leader !== null && leader.paddle !== HOUSE_PADDLE && leader.limit >= reserve;
  return isReached && (currentBid ?? 0) < reserve ? { ...standings, currentBid: reserve } : standings;
}

/** Whether the lot may be sold to its leader as far as the reserve goes (R3). Never to the house: it leads only below the reserve, and meets none. */
export function reserveAllowsSale(lot: Lot): boolean {
  return lot.reserve === null || lot.reserveMet;
}
