import { minorDigits, toDecimal } from '#auction/currency.ts';
import type { Money } from '#auction/money.ts';

/** An amount as a person would type it: "1200", "1200.50". typedAmount reads it back. */
export function amountText(amount: Money, currency: string): string {
  const text = toDecimal(amount, currency);
  const digits = minorDigits(currency);
  return digits > 0 && text.endsWith(`.${'0'.repeat(digits)}`) ? text.slice(0, -digits - 1) : text;
}
