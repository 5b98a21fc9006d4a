import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { LARGEST_AMOUNT } from '#auction/money.ts';
import type { Prisma } from './generated/client.ts';
import { prisma } from './prisma-client.ts';

const paddleRow = z.object({
  id: z.uuid(),
  number: z.number().int(),
  status: z.enum(['awaiting-approval', 'approved', 'suspended']),
  bidLimit: z.bigint().max(BigInt(LARGEST_AMOUNT)).transform(Number).nullable(),
  isNew: z.boolean(),
});

/** A paddle. `isNew` is true when this call created it. `bidLimit` in minor units. */
export type PaddleRow = z.output<typeof paddleRow>;

/**
 * Returns a person's paddle in a published auction or creates the next one; null for an unknown
 * auction.
 */
export async function findOrCreatePaddle(auctionId: string, userId: string): Promise<PaddleRow | null> {
  const rows = await prisma()
    .$queryRaw`SELECT * FROM register_paddle(${randomUUIDv7()}::uuid, ${auctionId}::uuid, ${userId}::uuid)`;
  return z.array(paddleRow).max(1).parse(rows)[0] ?? null;
}

/**
 * Limits what a paddle may have committed at a time, minor units; null removes the limit. False if
 * unknown.
 */
export async function setBidLimit(
  store: Prisma.TransactionClient,
  paddleId: string,
  bidLimit: number | null,
): Promise<boolean> {
  const limit = bidLimit === null ? null : BigInt(bidLimit);
  const rows = await store.$queryRaw`SELECT set_paddle_limit(${paddleId}::uuid, ${limit}::bigint) AS found`;
  return z.tuple([z.object({ found: z.boolean() })]).parse(rows)[0].found;
}
