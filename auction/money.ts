declare const minorUnits: unique symbol;

/** An amount of money in whole minor units (pence, cents); never a fraction, never negative. The currency belongs to the auction. */
export type Money = number & { readonly [minorUnits]: true };

/** The largest amount that the house deals in: ten thousand million major units. It leaves room for sums in a safe integer. */
export const LARGEST_AMOUNT = 1_000_000_000_000 as Money;

/** Says whether a value is an amount: a whole number from 0 to the largest amount. */
export function isMoney(value: unknown): value is Money {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= 0 &&
    value <= LARGEST_AMOUNT &&
    !Object.is(value, -0)
  );
}

/** Takes a whole number of minor units as money. Throws a RangeError on anything else: a caller checks people's input before. */
export function money(minor: number): Money {
  if (!isMoney(minor)) throw new RangeError(`not an amount in minor units: ${minor}`);
  return minor;
}
