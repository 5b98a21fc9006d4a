import {
  ackedIsDurable,
  idempotent,
  nothingInvented,
  realTimeOrder,
  refusedLeavesNothing,
  unknownResolvesOnce,
} from './durability.ts';
import { convergence, monotoneView, noEquivocation, noPhantom, readYourAck } from './broadcasts.ts';
import { closedInTime, noneLeftOpen, oneWinner, rowIsFold, staysClosed } from './closing-time.ts';
import { withinLimit } from './spending-limits.ts';
import type { HistoryChecker } from './run-clock.ts';
import { SALE_CHECKERS } from './lot-invariants.ts';
import { bounded, noCrash, progress } from './recovery.ts';
import { noSelfBid, rightAtThatMoment } from './bidding-rights.ts';

const inOrder = ({ invariant }: HistoryChecker) => Number(invariant.slice(1));

/** Every invariant that a recorded run can show, in the order of their numbers; some have more than one checker. */
export const HISTORY_CHECKERS: readonly HistoryChecker[] = [
  ackedIsDurable,
  nothingInvented,
  refusedLeavesNothing,
  unknownResolvesOnce,
  idempotent,
  realTimeOrder,
  ...SALE_CHECKERS,
  rowIsFold,
  closedInTime,
  noneLeftOpen,
  staysClosed,
  oneWinner,
  noPhantom,
  noEquivocation,
  monotoneView,
  convergence,
  readYourAck,
  noSelfBid,
  rightAtThatMoment,
  withinLimit,
  progress,
  noCrash,
  bounded,
].toSorted((one, other) => inOrder(one) - inOrder(other));

export const INVARIANTS: readonly string[] = [...new Set(HISTORY_CHECKERS.map(({ invariant }) => invariant))];
