/**
 * All requests that a client can send over the socket. Each is answered by an acknowledgement
 * (ack.ts); unknown fields are refused.
 */
import { z } from 'zod';
import { amountSchema, idSchema, instantSchema, keySchema, reasonSchema, seqSchema } from '../values.ts';

/** Most lots in one request, so that it fits into the largest accepted packet (16 kB). */
export const MAX_LOTS_NAMED = 200;
export const MAX_LOTS_SINCE = 100;

/**
 * Enters an auction's room. `since` requests each lot's events after that seq; `lots` limits the
 * snapshot to these lots.
 */
const joinAuctionSchema = z.strictObject({
  protocol: z.number().int(),
  auctionId: idSchema,
  lots: z.array(idSchema).max(MAX_LOTS_NAMED).optional(),
  since: z
    .record(idSchema, seqSchema)
    .refine((since) => Object.keys(since).length <= MAX_LOTS_SINCE, `name at most ${MAX_LOTS_SINCE} lots`)
    .optional(),
});
const leaveAuctionSchema = z.strictObject({ auctionId: idSchema });

/** Requests the events of one lot after `since`, to close a gap. */
const catchUpSchema = z.strictObject({ lotId: idSchema, since: seqSchema });

/**
 * A bid of at least `amount`; `max` may add a secret limit above it. A bid decided after
 * `expiresAt` (database clock) is refused as STALE, so that a delayed bid never takes effect
 * unexpectedly.
 */
const placeBidSchema = z.strictObject({
  key: keySchema,
  lotId: idSchema,
  amount: amountSchema,
  max: amountSchema.optional(),
  jumpConfirmed: z.boolean().optional(),
  expiresAt: instantSchema.optional(),
});

/** Sets, raises or lowers the bidder's secret max on a lot. */
const setMaxBidSchema = z.strictObject({
  key: keySchema,
  lotId: idSchema,
  max: amountSchema,
  jumpConfirmed: z.boolean().optional(),
  expiresAt: instantSchema.optional(),
});

/**
 * Looks up the outcome of a key whose answer was lost. A key that has not arrived yet is
 * invalidated: if its command arrives later, it is refused.
 */
const lookUpSchema = z.strictObject({ key: keySchema, lotId: idSchema });

/** Reads the database's clock; the client computes its offset from the fastest round trips. */
const readClockSchema = z.strictObject({});

/** Commands of clerks and admins on an open lot. */
const voidBidSchema = z.strictObject({
  key: keySchema,
  lotId: idSchema,
  seq: seqSchema.min(1),
  reason: reasonSchema,
});
const lowerReserveSchema = z.strictObject({ key: keySchema, lotId: idSchema, reserve: amountSchema });
const withdrawLotSchema = z.strictObject({
  key: keySchema,
  lotId: idSchema,
  reason: reasonSchema,
});
const pauseLotSchema = z.strictObject({
  key: keySchema,
  lotId: idSchema,
  reason: reasonSchema,
});
const resumeLotSchema = z.strictObject({ key: keySchema, lotId: idSchema });

/** The schema of every event that clients send, by name. */
export const clientEvents = {
  'auction:join': joinAuctionSchema,
  'auction:leave': leaveAuctionSchema,
  'lot:catch-up': catchUpSchema,
  'bid:place': placeBidSchema,
  'max-bid:set': setMaxBidSchema,
  'command:look-up': lookUpSchema,
  'clock:read': readClockSchema,
  'bid:void': voidBidSchema,
  'reserve:lower': lowerReserveSchema,
  'lot:withdraw': withdrawLotSchema,
  'lot:pause': pauseLotSchema,
  'lot:resume': resumeLotSchema,
} as const;

export type ClientEventName = keyof typeof clientEvents;
/** A request as a client sends it (before parsing) and as the server handles it (after). */
export type ClientRequest<N extends ClientEventName> = z.input<(typeof clientEvents)[N]>;
export type ParsedRequest<N extends ClientEventName> = z.output<(typeof clientEvents)[N]>;
