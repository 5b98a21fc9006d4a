import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { OwnPaddle, PaddleRegistration } from '#protocol/views/paddle-registration.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';

/**
 * A person's registration for an auction, for its registration panel; null if no such auction is
 * published.
 */
export async function paddleRegistration(auctionId: string, who: SignedIn | null): Promise<PaddleRegistration | null> {
  if (who) {
    const found = await myPaddle(auctionId, who);
    if (!found) return null;
    if (found.paddle) return { state: found.paddle.status, ...found.paddle };
  }
  const auction = await prisma().auction.findFirst({
    where: { id: auctionId, status: 'published' },
    select: { conditions: true, registration: true },
  });
  if (!auction) return null;
  if (!who) return { state: 'signed-out' };
  const { conditions, registration } = auction;
  return { state: 'unregistered', conditions, needsApproval: registration === 'approval' };
}

/**
 * A person's paddle in a published auction, if they have one; null if no such auction is published.
 */
export async function myPaddle(
  auctionId: string,
  who: SignedIn,
): Promise<{ readonly paddle: OwnPaddle | null } | null> {
  const auction = await prisma().auction.findFirst({
    where: { id: auctionId, status: 'published' },
    select: {
      paddles: { where: { userId: who.userId }, select: { number: true, status: true, bidLimit: true }, take: 1 },
    },
  });
  if (!auction) return null;
  const [paddle] = auction.paddles;
  if (!paddle) return { paddle: null };
  const bidLimit = paddle.bidLimit === null ? null : (Number(paddle.bidLimit) as Money);
  return { paddle: { number: paddle.number, status: paddle.status as PaddleStatus, bidLimit } };
}
