/**
 * Reads the text of an amount field: an amount that can be bid, or why not. The text is never
 * corrected.
 */
import { minorDigits, toDecimal } from '#auction/currency.ts';
import { isOnLadder, rungsAround } from '#auction/increment-table.ts';
import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import { priceText } from '#components/ui/format/price-text.ts';
import { typedAmount } from '#protocol/forms/typed-amount.ts';

export type AmountEntry =
  | { readonly kind: 'amount'; readonly amount: Money }
  /** Below the minimum, or empty. */
  | { readonly kind: 'too-low'; readonly minimum: Money }
  /** Between two amounts of an auction that takes only its own amounts (B1). */
  | { readonly kind: 'between'; readonly amount: Money; readonly nearest: readonly Money[] }
  /** Not an amount, or ambiguous. */
  | { readonly kind: 'unreadable' };

/** `minimum` is the lowest amount that can be bid now. */
export function readAmountEntry(text: string, terms: Terms, minimum: Money): AmountEntry {
  if (text.trim() === '') return { kind: 'too-low', minimum };
  const amount = typedAmount(text, terms.currency);
  if (amount === null) return { kind: 'unreadable' };
  if (amount < minimum) return { kind: 'too-low', minimum };
  if (amount === minimum || !terms.ladderOnly || isOnLadder(terms.increments, amount))
    return { kind: 'amount', amount };
  const nearest = rungsAround(terms.increments, amount).map((rung) => Math.max(rung, minimum) as Money);
  return { kind: 'between', amount, nearest };
}

/** The amount, if it can be bid; otherwise null. */
export function amountOf(entry: AmountEntry): Money | null {
  return entry.kind === 'amount' ? entry.amount : null;
}

/** Why the entry cannot be bid, and what can; null if it can. `currency` is an ISO 4217 code. */
export function entryProblem(entry: AmountEntry, currency: string): string | null {
  switch (entry.kind) {
    case 'amount':
      return null;
    case 'too-low':
      return `The minimum is ${priceText(entry.minimum, currency)}.`;
    case 'between':
      return (
        `This auction takes only its own increments: ` +
        `${entry.nearest.map((rung) => priceText(rung, currency)).join(' or ')}.`
      );
    case 'unreadable':
      return `Write it like ${exampleOf(currency)}.`;
  }
}

/** An amount as field text: without a currency sign, and without decimals if they are zero. */
export function entryText(amount: Money, currency: string): string {
  return toDecimal(amount, currency).replace(/\.0+$/, '');
}

function exampleOf(currency: string): string {
  const digits = minorDigits(currency);
  // With three decimals a single comma is ambiguous.
  const whole = digits === 3 ? '1250' : '1,250';
  return digits === 0 ? whole : `${whole} or ${whole}.${'5'.padEnd(digits, '0')}`;
}
