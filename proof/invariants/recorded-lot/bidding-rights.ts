import type { RecordedLot } from '#auction/testing/recorded-lot.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';
import { acceptedBids, limitOf } from './bid-steps.ts';

/**
 * I34: each bidder had an approved paddle, had not consigned the lot, and committed no more than
 * was available (B3).
 */
export const biddingRights: Invariant<RecordedLot> = {
  ...CLAIMS.biddingRights,
  check: (steps) =>
    examine(acceptedBids(steps), ({ command }) => {
      const { paddle, status, available, consignedThisLot } = command.bidder;
      const isWithin = available === null || limitOf(command) <= available;
      return paddle !== null && status === 'approved' && !consignedThisLot && isWithin
        ? null
        : `a bid up to ${limitOf(command)} was accepted from ${JSON.stringify(command.bidder)}`;
    }),
};
