import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { PaddleLot, Standing } from '#auction/views.ts';
import { prisma } from '#server/store/prisma-client.ts';

/** A reader of an auction's page: their paddle, if they have one, and their own standing on its lots. */
export type AuctionViewer = {
  readonly signedIn: boolean;
  readonly paddle: { readonly paddle: string; readonly status: PaddleStatus; readonly bidLimit: Money | null } | null;
  readonly lots: Readonly<Record<string, PaddleLot>>;
};

export const GUEST: AuctionViewer = { signedIn: false, paddle: null, lots: {} };

/** Reads a person's paddle in an auction with its standing wherever it has made an offer. */
export async function auctionViewer(auctionId: string, userId: string | null): Promise<AuctionViewer> {
  if (userId === null) return GUEST;
  const paddle = await prisma().paddle.findUnique({
    where: { auctionId_userId: { auctionId, userId } },
    select: {
      id: true,
      number: true,
      status: true,
      bidLimit: true,
      maxBids: {
        select: { lotId: true, limit: true, lot: { select: { seq: true, status: true, leadingPaddleId: true } } },
      },
    },
  });
  if (!paddle) return { ...GUEST, signedIn: true };
  return {
    signedIn: true,
    paddle: {
      paddle: String(paddle.number),
      status: paddle.status as PaddleStatus,
      bidLimit: paddle.bidLimit === null ? null : (Number(paddle.bidLimit) as Money),
    },
    lots: Object.fromEntries(
      paddle.maxBids.map(({ lotId, limit, lot }) => [
        lotId,
        {
          seq: Number(lot.seq),
          standing: standingOf(lot.status, lot.leadingPaddleId === paddle.id),
          maxBid: Number(limit) as Money,
        },
      ]),
    ),
  };
}

/** Where somebody who has made an offer stands. */
export function standingOf(status: string, leads: boolean): Standing {
  const hasEnded = status === 'sold' || status === 'passed';
  if (leads) return status === 'sold' ? 'won' : hasEnded ? 'lost' : 'leading';
  return hasEnded ? 'lost' : 'outbid';
}
