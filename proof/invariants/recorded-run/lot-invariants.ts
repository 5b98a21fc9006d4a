import { noneAfterTheBell, noneShutOutEarly } from '../recorded-lot/closing-time.ts';
import { chainHolds } from '../recorded-lot/hash-chain.ts';
import { closedOnce } from '../recorded-lot/closed-once.ts';
import { denseSeq } from '../recorded-lot/dense-seq.ts';
import type { Checker } from '../invariant.ts';
import { justifiedRefusal } from '../recorded-lot/justified-refusal.ts';
import { proxyOutcome } from '../recorded-lot/proxy-outcome.ts';
import { replay } from '../recorded-lot/replay.ts';
import { risingPrice } from '../recorded-lot/rising-price.ts';
import { softCloseKept } from '../recorded-lot/soft-close.ts';
import { wholeAmounts } from '../recorded-lot/whole-amounts.ts';
import type { HistoryChecker, Look } from './run-clock.ts';
import { type RecordedStep, salesOf, sha256 } from './recorded-lots.ts';

/** A checker of the rules, held to the sales of a run. `where` says at which steps it has something to look at. */
function onSales(checker: Checker, promise: string, where: (step: RecordedStep) => boolean): HistoryChecker {
  return {
    invariant: checker.invariant,
    promise,
    look: (history) =>
      salesOf(history).flatMap(({ lotId, steps }): readonly Look[] => {
        const { looked, faults } = checker.check(steps, sha256);
        const places = looked > 0 ? steps.filter(where).map(({ t }): Look => ({ t, fault: null })) : [];
        return [...places, ...faults.map((fault): Look => ({ t: null, fault: `${lotId}: ${fault}` }))];
      }),
  };
}

const isBid = ({ command, decision }: RecordedStep) =>
  decision.accepted && (command.type === 'PlaceBid' || command.type === 'SetMaxBid');
const isWrite = ({ recorded }: RecordedStep) => recorded.length > 0;
const isRefusal = ({ decision }: RecordedStep) => !decision.accepted;
const movesClose = ({ before, after }: RecordedStep) => before.closesAt !== null && before.closesAt !== after.closesAt;
const isClose = ({ command }: RecordedStep) => command.type === 'CloseLot';
const isShutOut = ({ decision }: RecordedStep) => !decision.accepted && decision.rejection.code === 'LOT_CLOSED';

/** The sale checkers read what is in order; what the ledger wrote under its lock, and what the rules make of it today, is looked at beside them. */
function besides(checker: HistoryChecker, fault: (step: RecordedStep) => string | null): HistoryChecker {
  return {
    ...checker,
    look: (history) => [
      ...checker.look(history),
      ...salesOf(history).flatMap(({ lotId, steps }) =>
        steps.flatMap((step): readonly Look[] => {
          const wrong = fault(step);
          return wrong === null ? [] : [{ t: step.t, fault: `${lotId}: ${wrong}` }];
        }),
      ),
    ],
  };
}

export const SALE_CHECKERS: readonly HistoryChecker[] = [
  onSales(denseSeq, 'the events of a lot are numbered 1..n', isWrite),
  onSales(risingPrice, 'the price never falls, and each bid reaches what was asked', isBid),
  besides(
    onSales(replay, 'the rules, run again over the ledger, make what it holds', isWrite),
    ({ otherwise, after }) => (otherwise === null ? null : `at event ${after.seq} ${otherwise}`),
  ),
  onSales(justifiedRefusal, 'each refusal was justified by the lot as it then stood', isRefusal),
  onSales(proxyOutcome, 'price and leader are what the maxima make', isBid),
  besides(onSales(noneAfterTheBell, 'no bid is accepted after the close', isBid), (step) => {
    const { before, db } = step;
    return isBid(step) && db !== null && before.closesAt !== null && db >= before.closesAt
      ? `a bid was written at ${db}, the lot closed at ${before.closesAt}`
      : null;
  }),
  onSales(noneShutOutEarly, 'nobody is told that a lot has closed before it has', isShutOut),
  onSales(softCloseKept, 'the close moves by the rule, and only by it', movesClose),
  onSales(closedOnce, 'a lot closes once, to whoever led, and not before its time', isClose),
  onSales(wholeAmounts, 'every amount is a whole number of minor units', isWrite),
  onSales(chainHolds, 'the chain of hashes holds, secrets opened', isWrite),
];
