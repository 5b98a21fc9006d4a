import type { Money } from './money.ts';

/**
 * What the buyer pays on top of the hammer price (O1). Bands are marginal, like an income tax; one
 * band from 0 is a flat rate. Rates are whole basis points (2400 = 24 %).
 */
export type BuyersPremium = {
  readonly bands: readonly { readonly from: Money; readonly basisPoints: number }[];
  /** Tax on the hammer price, in basis points. */
  readonly taxOnHammer: number;
  /** Tax on the premium, in basis points. */
  readonly taxOnPremium: number;
};

/** What the buyer of a lot owes, by line, in minor units. */
export type PriceRealised = {
  readonly hammer: Money;
  readonly premium: Money;
  readonly taxOnHammer: Money;
  readonly taxOnPremium: Money;
  readonly total: Money;
};

/** Computes the price realised (O1): each line is rounded half up to a minor unit, then summed. */
export function priceRealised({ bands, ...rates }: BuyersPremium, hammer: Money): PriceRealised {
  // The premium is one line, so its bands are summed before rounding.
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

/** Rounds ten-thousandths of a minor unit to whole minor units. A bigint is exact at any size. */
function roundHalfUp(tenThousandths: bigint): Money {
  return Number((tenThousandths + 5_000n) / 10_000n) as Money;
}
