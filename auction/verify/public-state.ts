import { canonicalJson } from '../canonical-json.ts';
import type { RecordedPublicEvent } from '../events.ts';
import { SCHEDULED_LOT } from '../lot.ts';
import type { Money } from '../money.ts';
import type { Terms } from '../terms.ts';
import { type PublicLot, publicLot } from '../views.ts';
import { foldPublicly } from './public-fold.ts';

/** What is published about a lot before its first event. */
export type Promised = { readonly terms: Terms; readonly openingBid: Money; readonly hasReserve: boolean };

/**
 * The public state of a lot after each of its events, computed from public data only. After a void
 * it is unknown whether the reserve is still met, so `reserve` keeps its last known value.
 */
export function publicStates(events: readonly RecordedPublicEvent[], promised: Promised): readonly PublicLot[] {
  const { terms, openingBid, hasReserve } = promised;
  let outside = foldPublicly(null, null);
  let reserve: PublicLot['reserve'] = hasReserve ? 'unmet' : 'none';
  return events.map((link) => {
    outside = foldPublicly(outside, link);
    if (link.event.type === 'LotOpened' || link.event.type === 'ReserveMet') reserve = outside.view.reserve;
    return publicLot({
      ...SCHEDULED_LOT,
      ...outside.view,
      terms,
      openingBid,
      reserve: reserve === 'none' ? null : openingBid,
      reserveMet: reserve === 'met',
    });
  });
}

/** The fields in which two states differ. */
export function differencesBetween(one: PublicLot, other: PublicLot): readonly (keyof PublicLot)[] {
  const fields = Object.keys({ ...one, ...other }) as (keyof PublicLot)[];
  return fields.filter((field) => canonicalJson([one[field]]) !== canonicalJson([other[field]]));
}
