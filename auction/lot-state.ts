import type { Lot } from './lot.ts';
import type { Rejection } from './rejections.ts';
import type { Terms } from './terms.ts';

/** Why a lot does not accept bids at an instant; null if it does (B4, C1). */
export function whyNoBids(lot: Lot, at: number): Rejection | null {
  return lot.status === 'paused' ? { code: 'PAUSED' } : whyNotOnSale(lot, at);
}

/** Why a lot is not on sale at an instant; null if it is open and not due, or paused. */
export function whyNotOnSale(lot: Lot, at: number): Rejection | null {
  switch (lot.status) {
    case 'paused':
      return null;
    case 'open':
      // C1: a bid exactly at the closing time is too late.
      return isDue(lot, at) ? { code: 'LOT_CLOSED', closedAt: lot.closesAt } : null;
    default:
      return whyOver(lot);
  }
}

/** Why a lot is not open or paused, regardless of its closing time; null if it is. */
export function whyOver(lot: Lot): Rejection | null {
  switch (lot.status) {
    case 'open':
    case 'paused':
      return null;
    case 'sold':
    case 'passed':
      return { code: 'LOT_CLOSED', closedAt: lot.endedAt ?? 0 };
    case 'scheduled':
    case 'withdrawn':
      return { code: 'LOT_NOT_OPEN', status: lot.status };
    default:
      return lot.status satisfies never;
  }
}

/** Whether an open timed lot has reached its closing time. */
export function isDue(lot: Lot, at: number): lot is Lot & { readonly closesAt: number } {
  return lot.status === 'open' && lot.closesAt !== null && at >= lot.closesAt;
}

/** The terms of a lot that has opened. Throws otherwise: callers check the status first. */
export function termsOf(lot: Lot): Terms {
  if (!lot.terms) throw new Error('a lot that was never opened has no terms');
  return lot.terms;
}
