/**
 * Parses typed amounts. A text is accepted only if it is unambiguous; amounts are never guessed.
 */
import { minorDigits, parseAmount } from '#auction/currency.ts';
import type { Money } from '#auction/money.ts';
import { currencySign } from './currency-sign.ts';

/**
 * Accepts "120", "£120", "1,250", "1 250.50", "120 GBP". Null for anything else, such as "1.250",
 * "1,25" or "12k". `currency` is an ISO 4217 code.
 */
export function typedAmount(text: string, currency: string): Money | null {
  const plain = plainAmount(text, currency);
  return plain === null ? null : parseAmount(plain, currency);
}

/** The amount as digits with a point ("1250", "1250.50"), to show how the text was understood. */
export function plainAmount(text: string, currency: string): string | null {
  const bare = text.trim().replace(currencySign(currency), '').replace(currency, '').trim();
  const plain = isGrouped(bare, currency) ? bare.replaceAll(separators, '') : bare;
  return parseAmount(plain, currency) === null ? null : plain;
}

const separators = /[,\s'’]/g;

/**
 * Whether a text has thousands separators. In a currency with three decimals, a single comma before
 * three digits is ambiguous.
 */
function isGrouped(bare: string, currency: string): boolean {
  if (minorDigits(currency) === 3 && /^\d{1,3},\d{3}$/.test(bare)) return false;
  return /^\d{1,3}([,\s'’]\d{3})+(\.\d+)?$/.test(bare);
}
