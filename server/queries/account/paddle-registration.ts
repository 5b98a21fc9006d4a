import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';

/** Somebody's own paddle. `bidLimit` in minor units; null = none. */
export type OwnPaddle = { readonly number: number; readonly status: PaddleStatus; readonly bidLimit: Money | null };

/** How somebody stands towards one auction's register. */
export type PaddleRegistrationView =
  | { readonly state: 'signed-out' }
  | { readonly state: 'unregistered'; readonly conditions: string; readonly needsApproval: boolean }
  | { readonly state: PaddleStatus; readonly number: number; readonly bidLimit: Money | null };

/** What the registration panel of an auction shows to somebody; null where there is no such published auction. */
export async function paddleRegistration(
  auctionId: string,
  who: SignedIn | null,
): Promise<PaddleRegistrationView | null> {
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

/** Somebody's paddle in a published auction (null for who has none); null where there is no such auction. */
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
