/** An auction's terms as they are stored: exactly the Terms type of the rules. */
import { z } from 'zod';
import { isCurrency } from '#auction/currency.ts';
import { LARGEST_AMOUNT, type Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import { amountSchema } from '../values.ts';

const DAY = 86_400_000;

/** The start of a band, from zero. */
const bandStartSchema = z
  .number()
  .int()
  .min(0)
  .max(LARGEST_AMOUNT)
  .transform((minor) => minor as Money);

const basisPointsSchema = z.number().int().min(0).max(10_000);

function isAscending(amounts: readonly number[]): boolean {
  return amounts.every((amount, n) => n === 0 || amount > (amounts[n - 1] ?? amount));
}

/** B2: a table of bands, a value ladder, or a percentage. */
const incrementTableSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bands'),
    bands: z
      .array(z.strictObject({ from: bandStartSchema, step: amountSchema }))
      .min(1)
      .max(100)
      .refine((bands) => isAscending(bands.map((band) => band.from)), 'each band must begin above the one before'),
  }),
  z.strictObject({
    kind: z.literal('ladder'),
    amounts: z.array(amountSchema).min(1).max(1_000).refine(isAscending, 'each rung must be above the one before'),
  }),
  z.strictObject({ kind: z.literal('percent'), basisPoints: basisPointsSchema.min(1), unit: amountSchema }),
]);

/** C2, C4: durations in milliseconds. */
const softCloseSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('off') }),
  z.strictObject({
    mode: z.enum(['reset', 'add']),
    window: z.number().int().min(1).max(DAY),
    extension: z.number().int().min(1).max(DAY),
    cap: z
      .number()
      .int()
      .min(0)
      .max(30 * DAY)
      .nullable(),
    scope: z.enum(['lot', 'group', 'auction', 'cascade']),
  }),
]);

/** O1: marginal bands, the first from 0; rates in basis points. */
const buyersPremiumSchema = z.strictObject({
  bands: z
    .array(z.strictObject({ from: bandStartSchema, basisPoints: basisPointsSchema }))
    .min(1)
    .max(20)
    .refine((bands) => bands[0]?.from === 0, 'the first band must begin at 0')
    .refine((bands) => isAscending(bands.map((band) => band.from)), 'each band must begin above the one before'),
  taxOnHammer: basisPointsSchema,
  taxOnPremium: basisPointsSchema,
});

/** The terms of an auction. Unknown fields are refused. */
export const termsSchema = z.strictObject({
  currency: z.string().refine(isCurrency, 'not the ISO 4217 code of a currency'),
  increments: incrementTableSchema,
  ladderOnly: z.boolean(),
  belowReserve: z.enum(['consume', 'house', 'ignore']),
  maxBidMayBeLowered: z.boolean(),
  jumpGuard: z.number().gt(1).max(1_000_000).nullable(),
  softClose: softCloseSchema,
  buyersPremium: buyersPremiumSchema,
}) satisfies z.ZodType<Terms>;
