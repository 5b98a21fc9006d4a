import type { Lot } from './lot.ts';
import { termsOf } from './lot-state.ts';

/**
 * The closing time after a bid at `at` that changed price or leader (C2, C3), epoch milliseconds;
 * null if it does not move. The window includes its edge, and the closing time never moves back.
 */
export function extendedClose(lot: Lot, at: number): number | null {
  const { softClose } = termsOf(lot);
  if (softClose.mode === 'off' || lot.closesAt === null) return null;
  if (at < lot.closesAt - softClose.window) return null;
  const wanted = softClose.mode === 'add' ? lot.closesAt + softClose.extension : at + softClose.extension;
  const closesAt = Math.min(wanted, latestClose(lot));
  return closesAt > lot.closesAt ? closesAt : null;
}

/** The latest close that extensions can reach (C2): scheduled close + cap, or infinity. */
export function latestClose(lot: Lot): number {
  const { softClose } = termsOf(lot);
  if (softClose.mode === 'off' || softClose.cap === null || lot.scheduledClosesAt === null)
    return Number.POSITIVE_INFINITY;
  return lot.scheduledClosesAt + softClose.cap;
}
