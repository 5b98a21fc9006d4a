import { type Checker, lookAt } from '../invariant.ts';
import { acceptedBids, bidSteps } from './bid-steps.ts';

/** I12: no bid is accepted at or after the closing time in force, or on a lot that is not open (C1). */
export const noneAfterTheBell: Checker = {
  invariant: 'I12',
  check: (sale) =>
    lookAt(acceptedBids(sale), ({ before, command: { at } }) =>
      before.status === 'open' && (before.closesAt === null || at < before.closesAt)
        ? null
        : `a bid at ${at} was accepted on a lot ${before.status} that closes at ${before.closesAt}`,
    ),
};

/** I13: no bid is told that the lot has closed before it has; and it is told when it did. */
export const noneShutOutEarly: Checker = {
  invariant: 'I13',
  check: (sale) => {
    const shutOut = bidSteps(sale).flatMap(({ before, command, decision }) =>
      !decision.accepted && decision.rejection.code === 'LOT_CLOSED'
        ? [{ before, at: command.at, closedAt: decision.rejection.closedAt }]
        : [],
    );
    return lookAt(shutOut, ({ before, at, closedAt }) => {
      const bell = before.endedAt ?? before.closesAt;
      return bell !== null && at >= bell && closedAt === bell
        ? null
        : `told at ${at} that it closed at ${closedAt}; it was ${bell}`;
    });
  },
};
