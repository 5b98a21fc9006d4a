import { inNumericalOrder } from '../claims.ts';
import type { Invariant } from '../invariant.ts';
import { signedIn } from './bidding-rights.ts';
import { announcedSoon, noEquivocation, noPhantom } from './broadcasts.ts';
import { readYourAcknowledgement, shownAsFolded } from './client-views.ts';
import { closedInTime, noBidWrittenAfterClose, noEarlyLockout, staysClosed } from './closing-time.ts';
import { acknowledgedIsDurable, nothingInvented, refusedLeavesNothing } from './durability.ts';
import { idempotentKeys, unknownResolvesOnce } from './idempotency.ts';
import { justifiedRefusal } from './justified-refusal.ts';
import { LOT_INVARIANTS } from './lot-invariants.ts';
import { realTimeOrder } from './real-time-order.ts';
import type { SimulatedAuction } from './simulated-auction.ts';
import { withinLimit } from './spending-limits.ts';
import { extensionsSpread } from './spread-extensions.ts';

/**
 * Every invariant that the history of a simulated auction can show. A number may have more than
 * one.
 */
export const SIMULATED_AUCTION_INVARIANTS: readonly Invariant<SimulatedAuction>[] = inNumericalOrder([
  acknowledgedIsDurable,
  nothingInvented,
  refusedLeavesNothing,
  unknownResolvesOnce,
  idempotentKeys,
  shownAsFolded,
  realTimeOrder,
  justifiedRefusal,
  noBidWrittenAfterClose,
  noEarlyLockout,
  extensionsSpread,
  closedInTime,
  staysClosed,
  withinLimit,
  noPhantom,
  noEquivocation,
  announcedSoon,
  readYourAcknowledgement,
  signedIn,
  ...LOT_INVARIANTS,
]);
