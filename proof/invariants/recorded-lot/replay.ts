import { canonicalJson } from '#auction/canonical-json.ts';
import { evolve } from '#auction/evolve.ts';
import { SCHEDULED_LOT } from '#auction/lot.ts';
import { foldPublicly } from '#auction/verify/public-fold.ts';
import { type Checker, lookAt } from '../invariant.ts';

/**
 * I8: folding the ledger gives at every step the lot that the house held, and a reader who folds the events by their plain meaning sees the
 * view that the house showed.
 */
export const replay: Checker = {
  invariant: 'I8',
  check: (sale) => {
    let lot = SCHEDULED_LOT;
    let outside = foldPublicly(null, null);
    return lookAt(sale, ({ recorded, after, seen }) => {
      for (const link of recorded) {
        lot = evolve(lot, link);
        outside = foldPublicly(outside, link);
      }
      if (recorded.length === 0) return null;
      const seq = recorded.at(-1)?.seq;
      const { offers, rows, reserves, ...flat } = lot;
      const { offers: heldOffers, rows: heldRows, reserves: heldReserves, ...held } = after;
      if (canonicalJson(flat) !== canonicalJson(held)) return `the lot at event ${seq} is not what its events make`;
      if (
        offers?.offer.seq !== heldOffers?.offer.seq ||
        rows?.seq !== heldRows?.seq ||
        reserves?.seq !== heldReserves?.seq
      ) {
        return `the lists of the lot at event ${seq} are not what its events make`;
      }
      const { askingBid: _asking, nextBids: _next, ...shown } = seen;
      return canonicalJson(shown) === canonicalJson(outside.view)
        ? null
        : `the view at event ${seq} is ${canonicalJson(shown)}, the events say ${canonicalJson(outside.view)}`;
    });
  },
};
