import { isMoney, type Money } from './money.ts';

/** ISO 4217 currencies whose minor unit is not a hundredth. Kept here and not asked of the runtime, so that an amount means the same everywhere. */
const UNUSUAL_DIGITS: Readonly<Record<string, number>> = {
  ...digits(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...digits(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...digits(4, 'CLF UYW'),
};

function digits(count: number, codes: string): Record<string, number> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, count]));
}

/** Whether a text is the code of a currency that the house can deal in, as "GBP". */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && (code in UNUSUAL_DIGITS || Intl.supportedValuesOf('currency').includes(code));
}

/** How many decimals a currency's amounts have: 2 for GBP, 0 for JPY. */
export function minorDigits(currency: string): number {
  return UNUSUAL_DIGITS[currency] ?? 2;
}

/**
 * Reads an amount that a person or a file wrote in major units: "1250", "1250.5", "1250.50". Plain digits with a point, no more decimals
 * than the currency has. Null where it is anything else, or more than the house deals in: an amount is never guessed.
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

/** Writes an amount in major units with all of the currency's decimals: "1250.50". The opposite of parseAmount, for files and machines. */
export function toDecimal(amount: Money, currency: string): string {
  const places = minorDigits(currency);
  if (places === 0) return String(amount);
  const text = String(amount).padStart(places + 1, '0');
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}
