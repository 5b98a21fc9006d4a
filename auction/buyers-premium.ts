import type { Money } from './money.ts';

/**
 * What the buyer pays above the hammer price (O1). Bands are marginal, like a tax; one band from 0 is a flat rate.
 * Rates are whole basis points (2400 = 24 %).
 */
export type BuyersPremium = {
  readonly bands: readonly { readonly from: Money; readonly basisPoints: number }[];
  /** Tax on the hammer price, in basis points. */
  readonly taxOnHammer: number;
  /** Tax on the premium, in basis points. */
  readonly taxOnPremium: number;
};
