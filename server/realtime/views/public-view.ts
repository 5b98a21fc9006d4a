import type { Lot } from '#auction/lot.ts';
import { type PublicLot, publicLot } from '#auction/views.ts';

const views = new WeakMap<Lot, PublicLot>();

/**
 * The public view of a lot, created once for each state: hundreds of answers and the broadcast of
 * one batch share it.
 */
export function publicView(lot: Lot): PublicLot {
  const cached = views.get(lot);
  if (cached) return cached;
  const view = publicLot(lot);
  views.set(lot, view);
  return view;
}
