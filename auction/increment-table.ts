import type { Money } from './money.ts';

/** The steps of an auction (B2): bands (from → step), a value ladder, or a percentage of the current bid rounded up to a unit. */
export type IncrementTable =
  | { readonly kind: 'bands'; readonly bands: readonly { readonly from: Money; readonly step: Money }[] }
  | { readonly kind: 'ladder'; readonly amounts: readonly Money[] }
  | { readonly kind: 'percent'; readonly basisPoints: number; readonly unit: Money };
