import { z } from 'zod';
import { minorDigits } from '#auction/currency.ts';
import type { Money } from '#auction/money.ts';
import { lineOfText, passageOfText, shortEntry } from './form-text.ts';
import { typedAmount } from './typed-amount.ts';

/** A lot's printed number: "12", "12A". */
export const lotNumberSchema = z
  .string({ error: 'This has to be text.' })
  .max(16, 'Digits and at most one capital letter, such as 12 or 12A.')
  .transform((text) => text.trim().toUpperCase())
  .refine((text) => /^[1-9]\d{0,4}[A-Z]?$/.test(text), 'Digits and at most one capital letter, such as 12 or 12A.');

/** The public description of a lot. It can be corrected until the lot opens. */
export const lotTextSchema = z.strictObject({
  title: lineOfText({ least: 2, most: 160, missing: 'Give the lot a title.' }),
  maker: lineOfText({ most: 120 }),
  /** Markdown. */
  description: passageOfText(20_000),
  condition: passageOfText(4000),
});

/**
 * The details of a lot, fixed when its auction is published. Amounts are typed text in its
 * currency.
 */
export function lotDetailsSchema(currency: string) {
  return lotTextSchema
    .extend({
      lotNumber: lotNumberSchema,
      group: lineOfText({ most: 40 }).transform((text) => text || null),
      estimateLow: optionalAmount(currency),
      estimateHigh: optionalAmount(currency),
      openingBid: amount(currency, 'Enter the opening bid.'),
      reserve: optionalAmount(currency),
      consignor: lineOfText({ most: 120 }),
      /** The consignor's own account, which then cannot bid on the lot (B3). */
      consignorEmail: lineOfText({ most: 254 }).transform((text) => text.toLowerCase()),
    })
    .superRefine(({ estimateLow, estimateHigh, consignor, consignorEmail }, context) => {
      if (estimateLow !== null && estimateHigh !== null && estimateLow > estimateHigh) {
        context.addIssue({
          code: 'custom',
          path: ['estimateHigh'],
          message: 'The high estimate is below the low one.',
        });
      }
      if (consignorEmail && !consignor) {
        context.addIssue({ code: 'custom', path: ['consignor'], message: 'Enter the consignor’s name too.' });
      }
    });
}

export type LotTextInput = z.input<typeof lotTextSchema>;
export type LotDetailsInput = z.input<ReturnType<typeof lotDetailsSchema>>;
export type LotDetails = z.output<ReturnType<typeof lotDetailsSchema>>;

/** The message for an unreadable amount, with an example in the currency. */
export function amountHelp(currency: string): string {
  const digits = minorDigits(currency);
  return `Write an amount such as 1200${digits ? ` or 1200.${'5'.padEnd(digits, '0')}` : ''}.`;
}

function amount(currency: string, missing: string) {
  return shortEntry.transform((text, context): Money => {
    const parsed = typedAmount(text, currency);
    if (parsed !== null && parsed > 0) return parsed;
    context.addIssue({
      code: 'custom',
      message: text.trim() === '' ? missing : parsed === 0 ? 'Enter an amount above zero.' : amountHelp(currency),
    });
    return z.NEVER;
  });
}

function optionalAmount(currency: string) {
  return shortEntry.transform((text, context): Money | null => {
    if (text.trim() === '') return null;
    const parsed = typedAmount(text, currency);
    if (parsed !== null && parsed > 0) return parsed;
    context.addIssue({
      code: 'custom',
      message: parsed === 0 ? 'Enter an amount above zero, or leave this empty.' : amountHelp(currency),
    });
    return z.NEVER;
  });
}
