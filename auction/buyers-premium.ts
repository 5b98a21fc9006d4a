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

/** What the buyer of a lot owes, line by line, in minor units. */
export type PriceRealised = {
  readonly hammer: Money;
  readonly premium: Money;
  readonly taxOnHammer: Money;
  readonly taxOnPremium: Money;
  readonly total: Money;
};

/** The price realised of a hammer price (O1): each line rounded half up to a minor unit, the total their sum. */
export function priceRealised({ bands, ...rates }: BuyersPremium, hammer: Money): PriceRealised {
  // The bands are summed before they are rounded: the premium is one line, however many bands it crosses.
  const premium = roundHalfUp(
    bands.reduce((sum, { from, basisPoints }, n) => {
      const upTo = Math.min(hammer, bands[n + 1]?.from ?? hammer);
      return sum + BigInt(Math.max(upTo - from, 0)) * BigInt(basisPoints);
    }, 0n),
  );
  const taxOnHammer = roundHalfUp(BigInt(hammer) * BigInt(rates.taxOnHammer));
  const taxOnPremium = roundHalfUp(BigInt(premium) * BigInt(rates.taxOnPremium));
  const total = (hammer + premium + taxOnHammer + taxOnPremium) as Money;
  return { hammer, premium, taxOnHammer, taxOnPremium, total };
}

/** From ten-thousandths of a minor unit, exact at any size, to whole minor units. */
function roundHalfUp(tenThousandths: bigint): Money {
  return Number((tenThousandths + 5_000n) / 10_000n) as Money;
}
