import { z } from 'zod';
import { isCurrency } from '#auction/currency.ts';

/** Currencies that forms list first; all others of ISO 4217 are accepted too. */
export const usualCurrencies = ['GBP', 'EUR', 'USD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CAD', 'AUD', 'JPY'] as const;

/** An ISO 4217 code. */
export const currencySchema = z
  .string({ error: 'Choose a currency.' })
  .refine(isCurrency, 'Choose a currency from the list.');
