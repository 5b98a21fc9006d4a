import type { RecordedLot } from '#auction/testing/recorded-lot.ts';
import type { Invariant } from '../invariant.ts';
import { biddingRights } from '../recorded-lot/bidding-rights.ts';
import { closedOnce } from '../recorded-lot/closed-once.ts';
import { noBidAfterClose } from '../recorded-lot/closing-time.ts';
import { denseSeq } from '../recorded-lot/dense-seq.ts';
import { eventOrder } from '../recorded-lot/event-order.ts';
import { hashChain } from '../recorded-lot/hash-chain.ts';
import { proxyOutcome } from '../recorded-lot/proxy-outcome.ts';
import { risingPrice } from '../recorded-lot/rising-price.ts';
import { softClose } from '../recorded-lot/soft-close.ts';
import { wholeAmounts } from '../recorded-lot/whole-amounts.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

/**
 * The invariants of a recorded lot that the ledger of a simulated auction can show, checked on
 * every lot.
 */
export const LOT_INVARIANTS: readonly Invariant<SimulatedAuction>[] = [
  denseSeq,
  risingPrice,
  eventOrder,
  proxyOutcome,
  noBidAfterClose,
  softClose,
  closedOnce,
  wholeAmounts,
  hashChain,
  biddingRights,
].map(onEveryLot);

function onEveryLot(invariant: Invariant<RecordedLot>): Invariant<SimulatedAuction> {
  return {
    ...invariant,
    check: ({ ledgers }) => [...ledgers.values()].flatMap(({ steps }) => invariant.check(steps)),
  };
}
