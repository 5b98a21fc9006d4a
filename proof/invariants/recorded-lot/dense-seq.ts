import { eventsOf } from '#auction/testing/recorded-lot.ts';
import { type Checker, lookAt } from '../invariant.ts';

/** I6: a lot's events are numbered 1..n: no gap, no repeat. */
export const denseSeq: Checker = {
  invariant: 'I6',
  check: (sale) =>
    lookAt(eventsOf(sale), ({ seq }, n) => (seq === n + 1 ? null : `event ${n + 1} has the number ${seq}`)),
};
