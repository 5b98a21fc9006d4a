import { noneAfterTheBell, noneShutOutEarly } from './closing-time.ts';
import { chainHolds } from './hash-chain.ts';
import { closedOnce } from './closed-once.ts';
import { denseSeq } from './dense-seq.ts';
import type { Checker } from '../invariant.ts';
import { justifiedRefusal } from './justified-refusal.ts';
import { orderOfEvents } from './event-order.ts';
import { proxyOutcome } from './proxy-outcome.ts';
import { replay } from './replay.ts';
import { rightsKept } from './bidding-rights.ts';
import { risingPrice } from './rising-price.ts';
import { secretsKept } from './secrets.ts';
import { softCloseKept } from './soft-close.ts';
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
