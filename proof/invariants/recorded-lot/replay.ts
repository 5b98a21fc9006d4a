import { canonicalJson } from '#auction/canonical-json.ts';
import { evolve } from '#auction/evolve.ts';
import { SCHEDULED_LOT } from '#auction/lot.ts';
import type { RecordedLot } from '#auction/testing/recorded-lot.ts';
import { foldPublicly } from '#auction/verify/public-fold.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';

/**
 * I8: folding the events gives the recorded lot at every step, and folding their public part gives
 * the recorded view.
 */
export const replay: Invariant<RecordedLot> = {
  ...CLAIMS.replay,
  check: (steps) => {
    let lot = SCHEDULED_LOT;
    let publicFold = foldPublicly(null, null);
    return examine(steps, ({ recorded, after, seen }) => {
      for (const link of recorded) {
        lot = evolve(lot, link);
        publicFold = foldPublicly(publicFold, link);
      }
      if (recorded.length === 0) return null;
      const seq = recorded.at(-1)?.seq;
      const { offers, rows, reserves, ...folded } = lot;
      const { offers: recordedOffers, rows: recordedRows, reserves: recordedReserves, ...recordedLot } = after;
      if (canonicalJson(folded) !== canonicalJson(recordedLot))
        return `the lot at event ${seq} is not what its events produce`;
      if (
        offers?.offer.seq !== recordedOffers?.offer.seq ||
        rows?.seq !== recordedRows?.seq ||
        reserves?.seq !== recordedReserves?.seq
      ) {
        return `the lists of the lot at event ${seq} are not what its events produce`;
      }
      const { askingBid: _asking, nextBids: _next, ...shown } = seen;
      return canonicalJson(shown) === canonicalJson(publicFold.view)
        ? null
        : `the view at event ${seq} is ${canonicalJson(shown)}, its events produce ${canonicalJson(publicFold.view)}`;
    });
  },
};
