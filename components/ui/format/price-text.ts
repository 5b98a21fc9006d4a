import { minorDigits } from '#auction/currency.ts';
import type { Money } from '#auction/money.ts';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, digits: number): Intl.NumberFormat {
  const name = `${currency}/${digits}`;
  let format = formats.get(name);
  if (!format) {
    format = new Intl.NumberFormat('en-GB', {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(name, format);
  }
  return format;
}

/**
 * Formats an amount: "£1,200", "£9.50". Minor units appear when they are not zero or with `exact`.
 */
export function priceText(amount: Money, currency: string, exact = false): string {
  const digits = minorDigits(currency);
  const unit = 10 ** digits;
  return formatOf(currency, exact || amount % unit !== 0 ? digits : 0).format(amount / unit);
}

/** Formats an estimate: "£800 – 1,200". A single end is formatted as a price; null without any. */
export function priceRangeText(low: Money | null, high: Money | null, currency: string): string | null {
  if (low === null || high === null || low === high) {
    const only = low ?? high;
    return only === null ? null : priceText(only, currency);
  }
  const upper = formatOf(currency, high % 10 ** minorDigits(currency) === 0 ? 0 : minorDigits(currency))
    .formatToParts(high / 10 ** minorDigits(currency))
    .filter((part) => part.type !== 'currency' && part.type !== 'literal')
    .map((part) => part.value)
    .join('');
  return `${priceText(low, currency)} – ${upper}`;
}
