import { sha256 } from '#server/saleroom/sha256.ts';
import { noneAfterTheBell } from '../recorded-lot/closing-time.ts';
import { chainHolds } from '../recorded-lot/hash-chain.ts';
import { closedOnce } from '../recorded-lot/closed-once.ts';
import { denseSeq } from '../recorded-lot/dense-seq.ts';
import type { Checker } from '../invariant.ts';
import { orderOfEvents } from '../recorded-lot/event-order.ts';
import { proxyOutcome } from '../recorded-lot/proxy-outcome.ts';
import { rightsKept } from '../recorded-lot/bidding-rights.ts';
import { risingPrice } from '../recorded-lot/rising-price.ts';
import { softCloseKept } from '../recorded-lot/soft-close.ts';
import { wholeAmounts } from '../recorded-lot/whole-amounts.ts';
import { saleOf } from './lot-ledger.ts';
import { type Judgement, together } from './simulated-auction-invariants.ts';

/** A checker of the rules, put before every lot's ledger. */
function ofTheRules(checker: Checker, says: string): Judgement {
  return {
    invariant: checker.invariant,
    says,
    judge: ({ ledgers }) => together(...[...ledgers.values()].map((ledger) => checker.check(saleOf(ledger), sha256))),
  };
}

/** What the checkers of the rules can tell of the ledgers that the saleroom left. */
export const LEDGER_JUDGEMENTS: readonly Judgement[] = [
  ofTheRules(denseSeq, 'events are numbered without a gap'),
  ofTheRules(risingPrice, 'the price never falls, every bid was enough'),
  ofTheRules(orderOfEvents, 'events stand in the order of their commands'),
  ofTheRules(proxyOutcome, 'price and leader are what the maxima make'),
  ofTheRules(noneAfterTheBell, 'no bid is dated after the closing time'),
  ofTheRules(softCloseKept, 'a bid in the window extends by the rule, in its own write'),
  ofTheRules(closedOnce, 'a lot ends once, over legal steps, with the right result'),
  ofTheRules(wholeAmounts, 'amounts are whole'),
  ofTheRules(chainHolds, 'the chain of hashes holds'),
  ofTheRules(rightsKept, 'whoever bid had the right paddle'),
];
