import { eventsOf, type RecordedLot } from '#auction/testing/recorded-lot.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';

/** I6: the events of a lot are numbered 1..n, with no gap and no repeat. */
export const denseSeq: Invariant<RecordedLot> = {
  ...CLAIMS.denseSeq,
  check: (steps) =>
    examine(eventsOf(steps), ({ seq }, n) => (seq === n + 1 ? null : `event ${n + 1} has the number ${seq}`)),
};
