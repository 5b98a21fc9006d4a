import { type Money, money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';

/** How somebody stands towards one auction's register. `bidLimit` in minor units; null = none. */
export type PaddleRegistrationView =
  | { readonly state: 'signed-out' }
  | { readonly state: 'unregistered'; readonly conditions: string; readonly needsApproval: boolean }
  | { readonly state: PaddleStatus; readonly number: number; readonly bidLimit: Money | null };

/** What the registration panel of an auction shows to somebody; null where there is no such published auction. */
export async function paddleRegistration(
  auctionId: string,
  who: SignedIn | null,
): Promise<PaddleRegistrationView | null> {
  const auction = await prisma().auction.findFirst({
    where: { id: auctionId, status: 'published' },
    select: { conditions: true, registration: true },
  });
  if (!auction) return null;
  if (!who) return { state: 'signed-out' };
  const paddle = await prisma().paddle.findUnique({
    where: { auctionId_userId: { auctionId, userId: who.userId } },
    select: { number: true, status: true, bidLimit: true },
  });
  if (!paddle) {
    return {
      state: 'unregistered',
      conditions: auction.conditions,
      needsApproval: auction.registration === 'approval',
    };
  }
  return {
    state: paddle.status as PaddleStatus,
    number: paddle.number,
    bidLimit: paddle.bidLimit === null ? null : money(Number(paddle.bidLimit)),
  };
}
