import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';
import { committedAmount } from '../recorded-lot/committed-amount.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

/**
 * I21: after each write of a bidder's, what the paddle has committed on all lots is within its
 * limit.
 */
export const withinLimit: Invariant<SimulatedAuction> = {
  ...CLAIMS.withinLimit,
  check: ({ people, ledgers }) =>
    examine(
      [...ledgers.values()].flatMap(({ steps }) =>
        steps.flatMap(({ rows: [first], commit: { moment } }) => {
          const person = people.get(first?.actorId ?? '');
          return person?.bidLimit == null ? [] : [{ person, limit: person.bidLimit, moment }];
        }),
      ),
      ({ person, limit, moment }) => {
        let sum = 0;
        for (const { states, seqAt } of ledgers.values())
          sum += committedAmount(states[seqAt(moment + 0.5)], person.paddle);
        return sum <= limit ? null : `paddle ${person.paddle} committed ${sum}, its limit is ${limit}`;
      },
    ),
};
