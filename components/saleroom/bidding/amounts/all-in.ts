/** The total cost of a winning bid: hammer price, premium and tax (O1). */
import { type BuyersPremium, priceRealised } from '#auction/buyers-premium.ts';
import type { Money } from '#auction/money.ts';
import { priceText } from '#components/ui/format/price-text.ts';

/** Currencies of countries whose sales tax is called VAT. */
const VAT_CURRENCIES: ReadonlySet<string> = new Set([
  'GBP',
  'EUR',
  'CHF',
  'DKK',
  'SEK',
  'NOK',
  'PLN',
  'CZK',
  'HUF',
  'RON',
]);

export type AllIn = { readonly sum: string; readonly total: string };

/** "hammer £120 + premium £24 + VAT £4.80" and "£148.80". `sum` is empty if nothing is added. */
export function allIn(amount: Money, premium: BuyersPremium, currency: string): AllIn {
  const realised = priceRealised(premium, amount);
  const tax = (realised.taxOnHammer + realised.taxOnPremium) as Money;
  const price = (money: Money) => priceText(money, currency);
  const parts = [
    `hammer ${price(realised.hammer)}`,
    realised.premium > 0 && `premium ${price(realised.premium)}`,
    tax > 0 && `${VAT_CURRENCIES.has(currency) ? 'VAT' : 'tax'} ${price(tax)}`,
  ].filter(Boolean);
  return { sum: parts.length > 1 ? parts.join(' + ') : '', total: price(realised.total) };
}

/** The cost of a bid, the highest cost of a maximum, or the cost of a sold lot. */
export type CostOf = 'bid' | 'max' | 'sold';

/**
 * The cost as a sentence in three parts, with the total in the middle: "Win at £120 and you pay ",
 * "£148.80", ": hammer £120 + premium £24 + VAT £4.80".
 */
export function costText(
  of: CostOf,
  amount: Money,
  { buyersPremium, currency }: { readonly buyersPremium: BuyersPremium; readonly currency: string },
): { readonly before: string; readonly total: string; readonly after: string } {
  const { sum, total } = allIn(amount, buyersPremium, currency);
  const before = {
    bid: sum ? `Win at ${priceText(amount, currency)} and you pay ` : 'You would pay ',
    max: 'At most ',
    sold: 'In all ',
  };
  return { before: before[of], total, after: sum ? `: ${sum}` : ': no premium is added' };
}
