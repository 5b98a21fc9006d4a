/** Everything a client may ask over the socket. Each is answered by an acknowledgement (ack.ts); unknown fields are refused. */
import { z } from 'zod';
import { amountSchema, idSchema, instantSchema, keySchema, reasonSchema, seqSchema } from '../values.ts';

/** How many lots one request may name: with all of them named, a request still fits in the house's largest packet (16 kB). */
export const MOST_LOTS_NAMED = 200;
export const MOST_LOTS_SINCE = 100;

/** Enters an auction's room. With `since` it is told what it missed on each lot after that seq; `lots` narrows the snapshot. */
export const joinAuctionSchema = z.strictObject({
  protocol: z.number().int(),
  auctionId: idSchema,
  lots: z.array(idSchema).max(MOST_LOTS_NAMED).optional(),
  since: z
    .record(idSchema, seqSchema)
    .refine((since) => Object.keys(since).length <= MOST_LOTS_SINCE, `name at most ${MOST_LOTS_SINCE} lots`)
    .optional(),
});
export const leaveAuctionSchema = z.strictObject({ auctionId: idSchema });

/** Asks for the events of one lot after `since`: the repair of a gap. */
export const catchUpSchema = z.strictObject({ lotId: idSchema, since: seqSchema });

/**
 * A bid that stands at `amount` at least. `max` may add a secret limit above it. `expiresAt` is on the house clock: decided later than that,
 * the bid is refused as STALE, so a bid delayed on the way never takes effect behind its bidder's back.
 */
export const placeBidSchema = z.strictObject({
  key: keySchema,
  lotId: idSchema,
  amount: amountSchema,
  max: amountSchema.optional(),
  jumpConfirmed: z.boolean().optional(),
  expiresAt: instantSchema.optional(),
});

/** Sets, raises or lowers the bidder's secret max on a lot. */
export const setMaxBidSchema = z.strictObject({
  key: keySchema,
  lotId: idSchema,
  max: amountSchema,
  jumpConfirmed: z.boolean().optional(),
  expiresAt: instantSchema.optional(),
});

/** Asks what became of a key whose answer never came. An unseen key is burnt: a late copy of it will be refused. */
export const lookUpSchema = z.strictObject({ key: keySchema, lotId: idSchema });

/** Asks the house clock; the client keeps its offset from the round trips with the least delay. */
export const readClockSchema = z.strictObject({});

/** Clerk and admin orders on an open lot. */
export const voidBidSchema = z.strictObject({
  key: keySchema,
  lotId: idSchema,
  seq: seqSchema.min(1),
  reason: reasonSchema,
});
export const lowerReserveSchema = z.strictObject({ key: keySchema, lotId: idSchema, reserve: amountSchema });
export const withdrawLotSchema = z.strictObject({
  key: keySchema,
  lotId: idSchema,
  reason: reasonSchema,
});
export const pauseLotSchema = z.strictObject({
  key: keySchema,
  lotId: idSchema,
  reason: reasonSchema,
});
export const resumeLotSchema = z.strictObject({ key: keySchema, lotId: idSchema });

/** Every event name with its schema: the socket's whole vocabulary towards the house. */
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
/** What a client sends (before parsing) and what the house works with (after). */
export type ClientRequest<N extends ClientEventName> = z.input<(typeof clientEvents)[N]>;
export type ParsedRequest<N extends ClientEventName> = z.output<(typeof clientEvents)[N]>;
