import { type Checker, lookAt } from '../invariant.ts';
import { acceptedBids, limitOf } from './bid-steps.ts';

/** I34: whoever bid had the right to: an approved paddle, not the consignor's, its whole limit within what it may commit (B3). */
export const rightsKept: Checker = {
  invariant: 'I34',
  check: (sale) =>
    lookAt(acceptedBids(sale), ({ command }) => {
      const { paddle, status, available, consignedThisLot } = command.bidder;
      const isWithin = available === null || limitOf(command) <= available;
      return paddle !== null && status === 'approved' && !consignedThisLot && isWithin
        ? null
        : `a bid up to ${limitOf(command)} was taken from ${JSON.stringify(command.bidder)}`;
    }),
};
