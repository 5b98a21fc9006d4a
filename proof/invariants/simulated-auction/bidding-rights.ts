import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';
import type { SimulatedAuction } from './simulated-auction.ts';

/** I34: when a bid was written its bidder had a live session. */
export const signedIn: Invariant<SimulatedAuction> = {
  ...CLAIMS.signedIn,
  check: ({ history, ledgers }) =>
    examine(
      [...ledgers.values()].flatMap(({ steps }) =>
        steps.filter(({ command: { type } }) => type === 'PlaceBid' || type === 'SetMaxBid'),
      ),
      ({ rows: [first], commit }) => {
        const last = history.rights.findLast(
          ({ userId, moment }) => userId === first?.actorId && moment < commit.moment,
        );
        return last?.isSignedIn === false ? `event ${first?.seq} is of a bidder whose session had ended` : null;
      },
    ),
};
