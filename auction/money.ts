declare const minorUnits: unique symbol;

/** An amount in whole minor units (pence, cents), never negative. The auction has the currency. */
export type Money = number & { readonly [minorUnits]: true };

/** The largest supported amount: ten thousand million pounds. Sums of it stay safe integers. */
export const LARGEST_AMOUNT = 1_000_000_000_000 as Money;

/** Whether a value is an amount: a whole number from 0 to the largest amount. */
export function isMoney(value: unknown): value is Money {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= 0 &&
    value <= LARGEST_AMOUNT &&
    !Object.is(value, -0)
  );
}

/**
 * Converts a number of minor units. Throws a RangeError if invalid: callers validate input first.
 */
export function money(minor: number): Money {
  if (!isMoney(minor)) throw new RangeError(`not an amount in minor units: ${minor}`);
  return minor;
}
