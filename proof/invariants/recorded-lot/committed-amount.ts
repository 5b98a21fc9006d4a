import type { Lot } from '#auction/lot.ts';

/**
 * What a paddle has committed on a lot: its limit while it leads, the hammer price once it has won.
 * Minor units.
 */
export function committedAmount(lot: Lot | undefined, paddle: string | null): number {
  if (!lot || paddle === null || lot.leadingPaddle !== paddle) return 0;
  if (lot.status === 'sold') return lot.hammerPrice ?? 0;
  return lot.status === 'open' || lot.status === 'paused' ? (lot.leader?.limit ?? 0) : 0;
}
