import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { type InvariantId, inNumericalOrder } from '../claims.ts';
import type { Invariant } from '../invariant.ts';
import { noSelfBid, signedIn } from './bidding-rights.ts';
import { noEquivocation, noPhantom } from './broadcasts.ts';
import { convergence, monotoneView, readYourAcknowledgement } from './client-views.ts';
import { closedInTime, noBidWrittenAfterClose, noneLeftOpen, staysClosed } from './closing-time.ts';
import { acknowledgedIsDurable, nothingInvented, refusedLeavesNothing } from './durability.ts';
import { idempotentKeys, unknownResolvesOnce } from './idempotency.ts';
import { LOT_INVARIANTS } from './lot-invariants.ts';
import { boundedResources, noCrash } from './process-health.ts';
import { progress } from './progress.ts';
import { realTimeOrder } from './real-time-order.ts';
import { limitIsUsable, withinLimit } from './spending-limits.ts';
import { oneWinner, rowMatchesLedger } from './stored-rows.ts';

/** Every invariant that the record of a run can show. A number may have more than one. */
export const RECORDED_RUN_INVARIANTS: readonly Invariant<RecordedRun>[] = inNumericalOrder([
  acknowledgedIsDurable,
  nothingInvented,
  refusedLeavesNothing,
  unknownResolvesOnce,
  idempotentKeys,
  realTimeOrder,
  ...LOT_INVARIANTS,
  noBidWrittenAfterClose,
  rowMatchesLedger,
  closedInTime,
  noneLeftOpen,
  staysClosed,
  oneWinner,
  noPhantom,
  noEquivocation,
  monotoneView,
  convergence,
  readYourAcknowledgement,
  noSelfBid,
  signedIn,
  withinLimit,
  limitIsUsable,
  progress,
  noCrash,
  boundedResources,
]);

/** The numbers of the promises that a run is checked for. */
export const RECORDED_RUN_IDS: readonly InvariantId[] = [...new Set(RECORDED_RUN_INVARIANTS.map(({ id }) => id))];
