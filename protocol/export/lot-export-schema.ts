/** The schema of a lot's export (docs/verify.md). */
import { z } from 'zod';
import type { LotExport } from '#auction/verify/lot-export.ts';
import { amountSchema, instantSchema, seqSchema } from '../values.ts';
import { eventSeqSchema, hashSchema, publicEventSchema } from './lot-event-schema.ts';
import { termsSchema } from './terms-schema.ts';

const salt = z.string().min(1).max(200);
const paddle = z.string().min(1).max(20);

/** The content of each kind of commitment. */
const openingSchema = z.union([
  z.strictObject({ limit: amountSchema, atLeast: amountSchema, salt }),
  z.strictObject({ paddle, limit: amountSchema, salt }),
  z.strictObject({ reserve: amountSchema, salt }),
]);

const tally = z.number().int().min(0);
const amount = amountSchema.nullable();
const instant = instantSchema.nullable();

/** Unknown fields are refused at every depth. */
export const lotExportSchema = z.strictObject({
  rostrumExport: z.literal(1),
  auction: z.strictObject({
    auctionId: z.string().max(64),
    slug: z.string().max(200),
    title: z.string().max(2_000),
    timeZone: z.string().max(100),
    terms: termsSchema,
  }),
  lot: z.strictObject({
    lotId: z.string().max(64),
    lotNumber: z.string().max(20),
    title: z.string().max(2_000),
    openingBid: amountSchema,
    opensAt: instant,
  }),
  events: z.array(
    z.strictObject({
      seq: eventSeqSchema,
      hash: hashSchema,
      event: publicEventSchema,
      opening: openingSchema.optional(),
    }),
  ),
  state: z.strictObject({
    status: z.enum(['scheduled', 'open', 'paused', 'sold', 'passed', 'withdrawn']),
    seq: seqSchema,
    hash: hashSchema,
    currentBid: amount,
    leadingPaddle: paddle.nullable(),
    askingBid: amount,
    nextBids: z.array(amountSchema).max(3),
    bidCount: tally,
    reserve: z.enum(['none', 'unmet', 'met']),
    scheduledClosesAt: instant,
    closesAt: instant,
    extensions: tally,
    hammerPrice: amount,
    endedAt: instant,
  }),
  whole: hashSchema,
}) satisfies z.ZodType<LotExport>;
