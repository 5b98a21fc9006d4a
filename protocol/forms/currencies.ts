import { z } from 'zod';

const known = new Set(Intl.supportedValuesOf('currency'));

/** Currencies that a form offers first; every other one of ISO 4217 that the runtime knows is accepted too. */
export const usualCurrencies = [
  'GBP',
  'EUR',
  'USD',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'CAD',
  'AUD',
  'NZD',
  'JPY',
  'ZAR',
  'INR',
] as const;

/** An ISO 4217 code. */
export const currencySchema = z
  .string({ error: 'Choose a currency.' })
  .refine((code) => known.has(code), 'Choose a currency from the list.');

/** Every code, the usual ones first. */
export function allCurrencies(): readonly string[] {
  return [...usualCurrencies, ...[...known].filter((code) => !(usualCurrencies as readonly string[]).includes(code))];
}
