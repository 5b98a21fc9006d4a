import type { Lot } from '#auction/lot.ts';
import { type PublicLot, publicLot } from '#auction/views.ts';

const views = new WeakMap<Lot, PublicLot>();

/** The public view of a lot, made once for each state: hundreds of answers and the announcement of one batch share it. */
export function publicView(lot: Lot): PublicLot {
  const there = views.get(lot);
  if (there) return there;
  const view = publicLot(lot);
  views.set(lot, view);
  return view;
}
