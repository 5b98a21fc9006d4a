import type { RecordedLot } from '#auction/testing/recorded-lot.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';
import { acceptedBids, bidSteps } from './bid-steps.ts';

/**
 * I12: no bid is accepted at or after the closing time in force, or on a lot that is not open (C1).
 */
export const noBidAfterClose: Invariant<RecordedLot> = {
  ...CLAIMS.noBidAfterClose,
  check: (steps) =>
    examine(acceptedBids(steps), ({ before, command: { at } }) =>
      before.status === 'open' && (before.closesAt === null || at < before.closesAt)
        ? null
        : `a bid at ${at} was accepted on a lot that is ${before.status} and closes at ${before.closesAt}`,
    ),
};

/** I13: no bid is refused as too late before the close, and the refusal names the right time. */
export const noEarlyLockout: Invariant<RecordedLot> = {
  ...CLAIMS.noEarlyLockout,
  check: (steps) => {
    const lockouts = bidSteps(steps).flatMap(({ before, command, decision }) =>
      !decision.accepted && decision.rejection.code === 'LOT_CLOSED'
        ? [{ before, at: command.at, closedAt: decision.rejection.closedAt }]
        : [],
    );
    return examine(lockouts, ({ before, at, closedAt }) => {
      const close = before.endedAt ?? before.closesAt;
      return close !== null && at >= close && closedAt === close
        ? null
        : `a refusal at ${at} names ${closedAt} as the close, which was ${close}`;
    });
  },
};
