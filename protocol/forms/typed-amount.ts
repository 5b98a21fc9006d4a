/** What somebody types as an amount, wherever in the house: an amount where it can be only one, else nothing. An amount is never guessed. */
import { minorDigits, parseAmount } from '#auction/currency.ts';
import type { Money } from '#auction/money.ts';
import { currencySign } from './currency-sign.ts';

/** Reads "120", "£120", "1,250", "1 250.50", "120 GBP". Null for anything else: "1.250", "1,25", "12k". `currency` is an ISO 4217 code. */
export function typedAmount(text: string, currency: string): Money | null {
  const plain = plainAmount(text, currency);
  return plain === null ? null : parseAmount(plain, currency);
}

/** The same in its plain form, digits with a point, so that the typist can be shown how it was understood: "1250", "1250.50". */
export function plainAmount(text: string, currency: string): string | null {
  const bare = text.trim().replace(currencySign(currency), '').replace(currency, '').trim();
  const plain = isGrouped(bare, currency) ? bare.replaceAll(separators, '') : bare;
  return parseAmount(plain, currency) === null ? null : plain;
}

const separators = /[,\s'’]/g;

/** Whether thousands are divided. One comma before three digits divides nothing for sure where amounts have three decimals. */
function isGrouped(bare: string, currency: string): boolean {
  if (minorDigits(currency) === 3 && /^\d{1,3},\d{3}$/.test(bare)) return false;
  return /^\d{1,3}([,\s'’]\d{3})+(\.\d+)?$/.test(bare);
}
