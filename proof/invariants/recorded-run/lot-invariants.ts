import type { RecordedLot } from '#auction/testing/recorded-lot.ts';
import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { CLAIMS } from '../claims.ts';
import { breachesIn, type Finding, type Invariant } from '../invariant.ts';
import { biddingRights } from '../recorded-lot/bidding-rights.ts';
import { closedOnce } from '../recorded-lot/closed-once.ts';
import { noBidAfterClose, noEarlyLockout } from '../recorded-lot/closing-time.ts';
import { denseSeq } from '../recorded-lot/dense-seq.ts';
import { hashChain } from '../recorded-lot/hash-chain.ts';
import { justifiedRefusal } from '../recorded-lot/justified-refusal.ts';
import { proxyOutcome } from '../recorded-lot/proxy-outcome.ts';
import { replay } from '../recorded-lot/replay.ts';
import { risingPrice } from '../recorded-lot/rising-price.ts';
import { softClose } from '../recorded-lot/soft-close.ts';
import { wholeAmounts } from '../recorded-lot/whole-amounts.ts';
import { recordedLots } from './recorded-lots.ts';
import { isBid, type RunStep } from './run-step.ts';

const isWrite = ({ recorded }: RunStep) => recorded.length > 0;
const isRefusal = ({ decision }: RunStep) => !decision.accepted;
const isLockout = ({ decision }: RunStep) => !decision.accepted && decision.rejection.code === 'LOT_CLOSED';
const movesClose = ({ before, after }: RunStep) => before.closesAt !== null && before.closesAt !== after.closesAt;
const isClose = ({ command }: RunStep) => command.type === 'CloseLot';

/** I8: the rules, run again on each command of the ledger, produce the events that it has. */
const sameDecisions: Invariant<RecordedRun> = {
  ...CLAIMS.sameDecisions,
  check: (run) =>
    recordedLots(run).flatMap(({ lotId, steps }) =>
      steps.filter(isWrite).map(({ t, after, deviation }): Finding => {
        const breach = `${lotId}: at event ${after.seq} ${deviation}`;
        return { at: t, breach: deviation === null ? null : breach };
      }),
    ),
};

/** The invariants of a recorded lot, checked on every lot of a run. */
export const LOT_INVARIANTS: readonly Invariant<RecordedRun>[] = [
  onEveryLot(denseSeq, isWrite),
  onEveryLot(risingPrice, isBid),
  onEveryLot(replay, isWrite),
  sameDecisions,
  onEveryLot(justifiedRefusal, isRefusal),
  onEveryLot(proxyOutcome, isBid),
  onEveryLot(noBidAfterClose, isBid),
  onEveryLot(noEarlyLockout, isLockout),
  onEveryLot(softClose, movesClose),
  onEveryLot(closedOnce, isClose),
  onEveryLot(wholeAmounts, isWrite),
  onEveryLot(hashChain, isWrite),
  onEveryLot(biddingRights, isBid),
];

/** `isExamined` selects the steps that the invariant examines, whose times date its findings. */
function onEveryLot(invariant: Invariant<RecordedLot>, isExamined: (step: RunStep) => boolean): Invariant<RecordedRun> {
  return {
    ...invariant,
    check: (run) =>
      recordedLots(run).flatMap(({ lotId, steps }): readonly Finding[] => {
        const found = invariant.check(steps);
        const examined = found.length > 0 ? steps.filter(isExamined) : [];
        return [
          ...examined.map(({ t }): Finding => ({ at: t, breach: null })),
          ...breachesIn(found).map((breach): Finding => ({ at: null, breach: `${lotId}: ${breach}` })),
        ];
      }),
  };
}
