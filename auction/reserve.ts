import { nextBidAbove } from './increment-table.ts';
import type { Lot, Offer } from './lot.ts';
import type { Money } from './money.ts';
import { HOUSE_PADDLE } from './paddle.ts';
import type { Pricing, Standings } from './standings.ts';

/**
 * R1: the price under a reserve: at least the reserve if the limit reaches it, else by the terms.
 */
export function withReserve(price: Money, limit: Money, { reserve, belowReserve }: Pricing): Money {
  if (reserve === null || price >= reserve) return price;
  if (limit >= reserve) return reserve;
  switch (belowReserve) {
    case 'consume':
    case 'house':
      // The bid stands at its whole limit, because it could not win the lot for less.
      return limit;
    case 'ignore':
      return price;
    default:
      return belowReserve satisfies never;
  }
}

/** R1 `house`: the house's bid over a leader, always below the reserve; null if it does not bid. */
export function houseAnswer(leader: Offer, { reserve, belowReserve, increments }: Pricing): Money | null {
  if (belowReserve !== 'house' || reserve === null || leader.limit >= reserve) return null;
  const answer = nextBidAbove(increments, leader.limit);
  return answer < reserve ? answer : null;
}

/** R1: met when the current bid is at or above the reserve, unless the house itself leads. */
export function isReserveMet({ leader, currentBid }: Standings, reserve: Money | null): boolean {
  return reserve !== null && leader !== null && leader.paddle !== HOUSE_PADDLE && (currentBid ?? 0) >= reserve;
}

/**
 * R2: the standings under a lowered reserve. A leader whose limit reaches it stands at it at least.
 */
export function underLoweredReserve(standings: Standings, reserve: Money): Standings {
  const { leader, currentBid } = standings;
  const isReached = leader !== null && leader.paddle !== HOUSE_PADDLE && leader.limit >= reserve;
  return isReached && (currentBid ?? 0) < reserve ? { ...standings, currentBid: reserve } : standings;
}

/** Whether the reserve allows a sale (R3). Never one to the house, which leads only below it. */
export function reserveAllowsSale(lot: Lot): boolean {
  return lot.reserve === null || lot.reserveMet;
}
