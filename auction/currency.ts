import { isMoney, type Money } from './money.ts';

/** ISO 4217 currencies without two decimals. Listed here, because runtimes may differ. */
const UNUSUAL_DIGITS: Readonly<Record<string, number>> = {
  ...digits(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...digits(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...digits(4, 'CLF UYW'),
};

function digits(count: number, codes: string): Record<string, number> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, count]));
}

/** Whether a text is the code of a supported currency, such as "GBP". */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && (code in UNUSUAL_DIGITS || Intl.supportedValuesOf('currency').includes(code));
}

/** The number of decimals of a currency: 2 for GBP, 0 for JPY. */
export function minorDigits(currency: string): number {
  return UNUSUAL_DIGITS[currency] ?? 2;
}

/**
 * Parses an amount in major units: "1250", "1250.5", "1250.50". Accepts only digits and a decimal
 * point, and no more decimals than the currency has. Null for other text or too large an amount.
 */
export function parseAmount(text: string, currency: string): Money | null {
  const match = /^(\d{1,15})(?:\.(\d{1,4}))?$/.exec(text);
  if (!match) return null;
  const [, major = '', fraction = ''] = match;
  const places = minorDigits(currency);
  if (fraction.length > places) return null;
  const minor = Number(major + fraction.padEnd(places, '0'));
  return isMoney(minor) ? minor : null;
}

/** Formats an amount in major units with all decimals: "1250.50". The inverse of parseAmount. */
export function toDecimal(amount: Money, currency: string): string {
  const places = minorDigits(currency);
  if (places === 0) return String(amount);
  const text = String(amount).padStart(places + 1, '0');
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}
