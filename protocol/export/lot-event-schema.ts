/** A lot's events as they are broadcast and exported: exactly the types of the rules. */
import { z } from 'zod';
import type { PublicLotEvent } from '#auction/events.ts';
import { amountSchema, instantSchema } from '../values.ts';
import { termsSchema } from './terms-schema.ts';

/** SHA-256 in lower-case hex. */
export const hashSchema = z.string().regex(/^[\da-f]{64}$/, 'not a hash');

/** The number of an event, from 1. */
export const eventSeqSchema = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const paddleSchema = z.string().regex(/^(?:\d{1,10}|house)$/, 'not a paddle');
const at = instantSchema;
const commitment = hashSchema;
const reason = z.string().max(2_000);

/** The public part of an event. Unknown fields are refused. */
export const publicEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('LotOpened'),
    at,
    terms: termsSchema,
    openingBid: amountSchema,
    closesAt: instantSchema.nullable(),
    commitment: commitment.nullable(),
  }),
  z.strictObject({
    type: z.literal('BidPlaced'),
    at,
    paddle: paddleSchema,
    amount: amountSchema,
    automatic: z.boolean(),
    cause: eventSeqSchema.nullable(),
    commitment: commitment.nullable(),
  }),
  z.strictObject({ type: z.literal('MaxBidSet'), at, commitment }),
  z.strictObject({ type: z.literal('ReserveMet'), at }),
  z.strictObject({ type: z.literal('ReserveLowered'), at, commitment }),
  z.strictObject({
    type: z.literal('ClosingExtended'),
    at,
    closesAt: instantSchema,
    cause: z.enum(['bid', 'another-lot', 'downtime']),
  }),
  z.strictObject({
    type: z.literal('BidVoided'),
    at,
    voidedSeq: eventSeqSchema,
    reason,
    rows: z.array(eventSeqSchema),
    currentBid: amountSchema.nullable(),
    leadingPaddle: paddleSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('LotPaused'), at, reason }),
  z.strictObject({ type: z.literal('LotResumed'), at, closesAt: instantSchema.nullable() }),
  z.strictObject({
    type: z.literal('LotSold'),
    at,
    hammerPrice: amountSchema,
    paddle: paddleSchema,
    underbidder: paddleSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('LotPassed'), at, why: z.enum(['no-bid', 'reserve-not-met']) }),
  z.strictObject({ type: z.literal('LotWithdrawn'), at, reason }),
]) satisfies z.ZodType<PublicLotEvent>;
