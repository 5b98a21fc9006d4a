import type { RecordedLot } from '#auction/testing/recorded-lot.ts';
import type { Invariant } from '../invariant.ts';
import { biddingRights } from './bidding-rights.ts';
import { closedOnce } from './closed-once.ts';
import { noBidAfterClose, noEarlyLockout } from './closing-time.ts';
import { denseSeq } from './dense-seq.ts';
import { eventOrder } from './event-order.ts';
import { hashChain } from './hash-chain.ts';
import { justifiedRefusal } from './justified-refusal.ts';
import { proxyOutcome } from './proxy-outcome.ts';
import { replay } from './replay.ts';
import { risingPrice } from './rising-price.ts';
import { secrets } from './secrets.ts';
import { softClose } from './soft-close.ts';
import { wholeAmounts } from './whole-amounts.ts';

/** Every invariant of bidding that the record of one lot can show (RULES.md, "Invariants"). */
export const RECORDED_LOT_INVARIANTS: readonly Invariant<RecordedLot>[] = [
  denseSeq,
  risingPrice,
  replay,
  eventOrder,
  justifiedRefusal,
  proxyOutcome,
  noBidAfterClose,
  noEarlyLockout,
  softClose,
  closedOnce,
  wholeAmounts,
  hashChain,
  secrets,
  biddingRights,
];
