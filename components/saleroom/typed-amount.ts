/** What somebody types as a bid: as an amount where it can be only one, else nothing. A bid is never guessed. */
import { parseAmount } from '#auction/currency.ts';
import type { Money } from '#auction/money.ts';
import { currencySign } from './currency-sign.ts';

/** Reads "120", "£120", "1,250", "1 250.50". Null for anything else: "1.250", "1,25", "12k". `currency` is an ISO 4217 code. */
export function typedAmount(text: string, currency: string): Money | null {
  const bare = text.trim().replace(currencySign(currency), '').replace(currency, '').trim();
  const isGrouped = /^\d{1,3}([,\s]\d{3})+(\.\d+)?$/.test(bare);
  return parseAmount(isGrouped ? bare.replace(/[,\s]/g, '') : bare, currency);
}
