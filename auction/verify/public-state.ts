import { canonicalJson } from '../canonical-json.ts';
import { foldPublicly } from '../checkers/public-fold.ts';
import type { RecordedPublicEvent } from '../events.ts';
import { SCHEDULED_LOT } from '../lot.ts';
import type { Money } from '../money.ts';
import type { Terms } from '../terms.ts';
import { type PublicLot, publicLot } from '../views.ts';

/**
 * The lot as everybody sees it after some of its events, worked out from what is public alone. After a void whether the reserve is met is not told;
 * then `reserve` is what the events said last.
 */
export function publicStateAfter(
  events: readonly RecordedPublicEvent[],
  promised: { readonly terms: Terms; readonly openingBid: Money; readonly hasReserve: boolean },
): PublicLot {
  let outside = foldPublicly(null, null);
  let reserve: PublicLot['reserve'] = promised.hasReserve ? 'unmet' : 'none';
  for (const link of events) {
    outside = foldPublicly(outside, link);
    if (link.event.type === 'LotOpened' || link.event.type === 'ReserveMet') reserve = outside.view.reserve;
  }
  const { view } = outside;
  return publicLot({
    ...SCHEDULED_LOT,
    ...view,
    terms: promised.terms,
    openingBid: promised.openingBid,
    reserve: reserve === 'none' ? null : promised.openingBid,
    reserveMet: reserve === 'met',
  });
}

/** The fields in which two states differ. */
export function differencesBetween(one: PublicLot, other: PublicLot): readonly (keyof PublicLot)[] {
  const fields = Object.keys({ ...one, ...other }) as (keyof PublicLot)[];
  return fields.filter((field) => canonicalJson([one[field]]) !== canonicalJson([other[field]]));
}
