import { z } from 'zod';
import { LARGEST_AMOUNT, type Money } from '#auction/money.ts';
import { isPlainLine } from './single-line.ts';

/** An amount in whole minor units of the auction's currency, above zero. */
export const amountSchema = z
  .number()
  .int()
  .min(1)
  .max(LARGEST_AMOUNT)
  .transform((minor) => minor as Money);

/** A UUID. Upper-case letters become lower-case, so that each thing has one id. */
export const idSchema = z.uuid().toLowerCase();

/** A command's idempotency key: created by the client, one per intent, reused when it retries. */
export const keySchema = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, 'a key is 16 to 64 letters, digits, _ or -');

/** The public reason for a clerk's action. */
export const reasonSchema = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .refine(isPlainLine, 'a reason is one line of plain characters');

/** The number of a lot's last event; 0 before the first. */
export const seqSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Epoch milliseconds. */
export const instantSchema = z.number().int().min(0).max(8_640_000_000_000_000);
