import { z } from 'zod';
import { SHIPPED_INCREMENTS } from '#auction/shipped-increments.ts';

// The case format (docs/rules-cases.md). read-cases.ts checks what depends on the currency or on
// other fields.

const AMOUNT = 'an amount is a decimal string in major units, for example "12.50"';
const amount = z.string(AMOUNT).regex(/^\d{1,15}(\.\d{1,4})?$/, AMOUNT);
const seconds = z.number().min(0).max(1e9);
const time = z.union([seconds, z.string()], 'a time is a number of seconds from the opening, or an ISO instant');
const percent = z.number().min(0).max(100);

/**
 * Parses with the schema that `choose` picks for the value, so that errors name that schema's
 * fields.
 */
function oneOf<const S extends readonly z.ZodType[]>(choose: (value: unknown) => S[number] | string) {
  return z.unknown().transform((value, context): z.output<S[number]> => {
    const schema = choose(value);
    if (typeof schema === 'string') {
      context.addIssue({ code: 'custom', message: schema });
      return z.NEVER;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  });
}

function has(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}

const named = z.enum(SHIPPED_INCREMENTS, `unknown increments; use one of ${SHIPPED_INCREMENTS.join(', ')}`);
const bands = z.strictObject({ bands: z.array(z.strictObject({ from: amount, step: amount })).min(1) });
const ladder = z.strictObject({ ladder: z.array(amount).min(1) });
const percentage = z.strictObject({ percent: percent.gt(0), unit: amount });

const increments = oneOf<[typeof named, typeof bands, typeof ladder, typeof percentage]>((value) => {
  if (typeof value === 'string') return named;
  if (has(value, 'bands')) return bands;
  if (has(value, 'ladder')) return ladder;
  if (has(value, 'percent')) return percentage;
  return 'increments are a name, or an object with bands, ladder, or percent and unit';
});

const softClose = z.strictObject({
  mode: z.enum(['reset', 'add', 'off']),
  window: seconds.gt(0).optional(),
  extension: seconds.gt(0).optional(),
  cap: seconds.nullable().optional(),
  scope: z.enum(['lot', 'group', 'auction', 'cascade']).optional(),
});

const buyersPremium = z.strictObject({
  bands: z.array(z.strictObject({ from: amount, percent })).min(1),
  taxOnHammer: percent.optional(),
  taxOnPremium: percent.optional(),
});

const terms = z.strictObject({
  currency: z.string(),
  increments,
  openingBid: amount,
  reserve: amount.nullable().optional(),
  belowReserve: z.enum(['consume', 'house', 'ignore']).optional(),
  softClose: softClose.optional(),
  closesAt: time.nullable(),
  ladderOnly: z.boolean().optional(),
  jumpGuard: z.number().gt(1).nullable().optional(),
  maxBidMayBeLowered: z.boolean().optional(),
  buyersPremium: buyersPremium.optional(),
});

const commonFields = { at: time, lot: z.int().min(1).optional() };
const paddleNumber = z
  .string()
  .min(1)
  .refine((by) => by !== 'house', '"house" is the paddle of the house; it cannot be used to bid');
const index = z.int().min(0);

const bid = z.strictObject({
  ...commonFields,
  by: paddleNumber,
  bid: amount.optional(),
  max: amount.optional(),
  jumpConfirmed: z.boolean().optional(),
});
const close = z.strictObject({ ...commonFields, do: z.literal('close') });
const lowerReserve = z.strictObject({ ...commonFields, do: z.literal('lowerReserve'), to: amount });
const voidBid = z.strictObject({ ...commonFields, do: z.literal('void'), ref: index, reason: z.string().optional() });
const pause = z.strictObject({ ...commonFields, do: z.literal('pause'), reason: z.string().optional() });
const resume = z.strictObject({ ...commonFields, do: z.literal('resume') });
const withdraw = z.strictObject({ ...commonFields, do: z.literal('withdraw'), reason: z.string().optional() });

const actions: Readonly<Record<string, z.ZodType>> = { close, lowerReserve, void: voidBid, pause, resume, withdraw };

const command = oneOf<
  [typeof bid, typeof close, typeof lowerReserve, typeof voidBid, typeof pause, typeof resume, typeof withdraw]
>((value) => {
  if (!has(value, 'do')) {
    return has(value, 'bid') || has(value, 'max') ? bid : 'a command has `bid`, `max` or both, or `do`';
  }
  const { do: action } = value as { do: unknown };
  const schema = typeof action === 'string' && Object.hasOwn(actions, action) ? actions[action] : undefined;
  return (schema as typeof close | undefined) ?? `unknown action; use one of ${Object.keys(actions).join(', ')}`;
});

const paddle = z.strictObject({
  status: z.enum(['approved', 'awaiting-approval', 'suspended', 'not-registered']).optional(),
  limit: amount.optional(),
  consignor: z.boolean().optional(),
});

export const caseSchema = z.strictObject({
  id: z.string(),
  note: z.string().optional(),
  terms,
  lots: z.int().min(1).max(1_000).optional(),
  gap: seconds.optional(),
  paddles: z.record(z.string(), paddle).optional(),
  commands: z.array(command),
});

/** A case as written in the file. */
export type WrittenCase = z.output<typeof caseSchema>;
export type WrittenTerms = WrittenCase['terms'];
export type WrittenCommand = WrittenCase['commands'][number];
export type WrittenTime = z.output<typeof time>;
