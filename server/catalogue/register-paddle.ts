import { z } from 'zod';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { invalid, type PeopleAnswer, refused } from './people-answer.ts';
import { isUniqueViolation } from './write-conflicts.ts';

const inputSchema = z.strictObject({
  auctionId: z.uuid(),
  acceptConditions: z.literal(true, { error: 'The conditions of sale have to be accepted.' }),
});

/** A registration as its owner sees it. `bidLimit` in minor units; null = none. */
export type RegisteredPaddle = {
  readonly paddleId: string;
  readonly number: number;
  readonly status: PaddleStatus;
  readonly bidLimit: number | null;
};

/**
 * Registers somebody for an auction: they accept its conditions of sale and get the next free paddle number, approved at once or awaiting
 * approval, as the auction says. Who is registered already is told their paddle as it stands.
 */
export async function registerPaddle(
  by: SignedIn | null,
  input: unknown,
): Promise<PeopleAnswer<{ readonly paddle: RegisteredPaddle; readonly registered: boolean }>> {
  if (!by) return refused({ code: 'UNAUTHENTICATED' });
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { auctionId } = parsed.data;
  const auction = await prisma().auction.findFirst({
    where: { id: auctionId, status: 'published' },
    select: { registration: true },
  });
  if (!auction) return refused({ code: 'NOT_FOUND' });
  const status = auction.registration === 'automatic' ? 'approved' : 'awaiting-approval';

  // Each failed try means that somebody else's succeeded, so that this ends however many come at once.
  for (;;) {
    const own = await prisma().paddle.findUnique({ where: { auctionId_userId: { auctionId, userId: by.userId } } });
    if (own) return { ok: true, paddle: registeredPaddle(own), registered: false };
    const last = await prisma().paddle.aggregate({ where: { auctionId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    try {
      const paddle = await prisma().paddle.create({ data: { auctionId, userId: by.userId, number, status } });
      return { ok: true, paddle: registeredPaddle(paddle), registered: true };
    } catch (fault) {
      if (!isUniqueViolation(fault)) throw fault;
    }
  }
}

/** A paddle's row as its owner sees it. */
export function registeredPaddle(row: {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly bidLimit: bigint | null;
}): RegisteredPaddle {
  return {
    paddleId: row.id,
    number: row.number,
    status: row.status as PaddleStatus,
    bidLimit: row.bidLimit === null ? null : Number(row.bidLimit),
  };
}
