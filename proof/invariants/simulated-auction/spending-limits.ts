import type { Lot } from '#auction/lot.ts';
import { lookAt } from '../invariant.ts';
import type { Evidence } from './simulated-auction.ts';
import type { Judgement } from './simulated-auction-invariants.ts';

/** What a paddle has to pay for as a lot stands: its limit where it leads, the hammer price where it has won. */
export function committedOn(lot: Lot | undefined, paddle: string | null): number {
  if (!lot || paddle === null || lot.leadingPaddle !== paddle) return 0;
  if (lot.status === 'sold') return lot.hammerPrice ?? 0;
  return lot.status === 'open' || lot.status === 'paused' ? (lot.leader?.limit ?? 0) : 0;
}

/** I21: after a write of a bidder's, what their paddle stands to pay over all lots is within its limit. */
export const limitsKept: Judgement = {
  invariant: 'I21',
  says: 'no paddle commits more than its limit',
  judge: ({ people, ledgers }) =>
    lookAt(
      [...ledgers.values()].flatMap(({ steps }) =>
        steps.flatMap(({ rows: [first], commit: { moment } }) => {
          const person = people.get(first?.actorId ?? '');
          return person?.bidLimit == null ? [] : [{ person, limit: person.bidLimit, moment }];
        }),
      ),
      ({ person, limit, moment }) => {
        let sum = 0;
        for (const { states, seqAt } of ledgers.values())
          sum += committedOn(states[seqAt(moment + 0.5)], person.paddle);
        return sum <= limit ? null : `paddle ${person.paddle} committed ${sum}, its limit is ${limit}`;
      },
    ),
};

/** I34: when a bid was written its giver was signed in, and the session was theirs. */
export const signedInAtThatMoment: Judgement = {
  invariant: 'I34',
  says: 'whoever bid was signed in when it was written',
  judge: ({ history, ledgers }: Evidence) =>
    lookAt(
      [...ledgers.values()].flatMap(({ steps }) =>
        steps.filter(({ command: { type } }) => type === 'PlaceBid' || type === 'SetMaxBid'),
      ),
      ({ rows: [first], commit }) => {
        const last = history.rights.findLast(
          ({ userId, moment }) => userId === first?.actorId && moment < commit.moment,
        );
        return last?.isSignedIn === false ? `event ${first?.seq} is by somebody whose session had ended` : null;
      },
    ),
};
