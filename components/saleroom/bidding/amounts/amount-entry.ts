/** What stands in a field for an amount: an amount that may be bid, or why it is none. What was typed is never changed for the person who typed it. */
import { minorDigits, toDecimal } from '#auction/currency.ts';
import { isOnLadder, rungsAround } from '#auction/increment-table.ts';
import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import { priceText } from '#components/ui/price-text.ts';
import { typedAmount } from '#protocol/forms/typed-amount.ts';

export type AmountEntry =
  | { readonly kind: 'amount'; readonly amount: Money }
  /** Below what may be bid now, or nothing at all. */
  | { readonly kind: 'too-low'; readonly least: Money }
  /** Between two amounts of an auction that takes only its own (B1). */
  | { readonly kind: 'between'; readonly amount: Money; readonly nearest: readonly Money[] }
  /** Not to be read as one amount and no other. */
  | { readonly kind: 'unread' };

/** Reads what stands in the field. `least` is the least that may be bid now. */
export function readAmountEntry(text: string, terms: Terms, least: Money): AmountEntry {
  if (text.trim() === '') return { kind: 'too-low', least };
  const amount = typedAmount(text, terms.currency);
  if (amount === null) return { kind: 'unread' };
  if (amount < least) return { kind: 'too-low', least };
  if (amount === least || !terms.ladderOnly || isOnLadder(terms.increments, amount)) return { kind: 'amount', amount };
  const nearest = rungsAround(terms.increments, amount).map((rung) => Math.max(rung, least) as Money);
  return { kind: 'between', amount, nearest };
}

/** The amount that may be bid; null where what stands in the field is none. */
export function amountOf(entry: AmountEntry): Money | null {
  return entry.kind === 'amount' ? entry.amount : null;
}

/** Why what stands in the field cannot be bid, and what can; null where it can. `currency` is an ISO 4217 code. */
export function entryProblem(entry: AmountEntry, currency: string): string | null {
  switch (entry.kind) {
    case 'amount':
      return null;
    case 'too-low':
      return `The least is ${priceText(entry.least, currency)}.`;
    case 'between':
      return `This auction takes its own steps alone: ${entry.nearest.map((rung) => priceText(rung, currency)).join(' or ')}.`;
    case 'unread':
      return `Write it like ${exampleOf(currency)}.`;
  }
}

/** An amount as it stands in a field: no sign, no decimals where there are none to tell. */
export function entryText(amount: Money, currency: string): string {
  return toDecimal(amount, currency).replace(/\.0+$/, '');
}

function exampleOf(currency: string): string {
  const digits = minorDigits(currency);
  // Where amounts have three decimals a single comma is read as nothing for sure.
  const whole = digits === 3 ? '1250' : '1,250';
  return digits === 0 ? whole : `${whole} or ${whole}.${'5'.padEnd(digits, '0')}`;
}
