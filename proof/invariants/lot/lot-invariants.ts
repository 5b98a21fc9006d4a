import { noneAfterTheBell, noneShutOutEarly } from './bell.ts';
import { chainHolds } from './chain-holds.ts';
import { closedOnce } from './closed-once.ts';
import { denseSeq } from './dense-seq.ts';
import type { Checker } from './invariant.ts';
import { justifiedRefusal } from './justified-refusal.ts';
import { orderOfEvents } from './order-of-events.ts';
import { proxyOutcome } from './proxy-outcome.ts';
import { replay } from './replay.ts';
import { rightsKept } from './rights-kept.ts';
import { risingPrice } from './rising-price.ts';
import { secretsKept } from './secrets-kept.ts';
import { softCloseKept } from './soft-close-kept.ts';
import { wholeAmounts } from './whole-amounts.ts';

/** Every invariant of a lot's bidding that a recorded sale can show (RULES.md, "What always holds"). */
export const ALL_CHECKERS: readonly Checker[] = [
  denseSeq,
  risingPrice,
  replay,
  orderOfEvents,
  justifiedRefusal,
  proxyOutcome,
  noneAfterTheBell,
  noneShutOutEarly,
  softCloseKept,
  closedOnce,
  wholeAmounts,
  chainHolds,
  secretsKept,
  rightsKept,
];
