import { type LotStatus, SCHEDULED_LOT } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { PaddleNumber, PaddleStatus } from '#auction/paddle.ts';
import { type PaddleLot, paddleLot } from '#auction/views.ts';
import type { AuctionViewer } from '#protocol/views/auction-viewer.ts';
import { prisma } from '#server/store/prisma-client.ts';

const GUEST: AuctionViewer = { signedIn: false, paddle: null, lots: {} };

/** Reads a person's paddle in an auction and its standing on each lot where it has a max bid. */
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
        select: { lotId: true, limit: true, lot: { select: { seq: true, status: true, leadingPaddle: true } } },
      },
    },
  });
  if (!paddle) return { ...GUEST, signedIn: true };
  const number = String(paddle.number);
  return {
    signedIn: true,
    paddle: {
      paddle: number,
      status: paddle.status as PaddleStatus,
      bidLimit: paddle.bidLimit === null ? null : (Number(paddle.bidLimit) as Money),
    },
    lots: Object.fromEntries(
      paddle.maxBids.map(({ lotId, lot, ...offer }) => [lotId, ownLot({ ...lot, ...offer, paddle: number })]),
    ),
  };
}

/**
 * The paddle's own standing and max bid on a lot, computed by the same function as the saleroom's.
 */
function ownLot(row: {
  readonly paddle: PaddleNumber;
  readonly seq: bigint;
  readonly status: string;
  readonly leadingPaddle: PaddleNumber | null;
  readonly limit: bigint;
}): PaddleLot {
  const { paddle, leadingPaddle } = row;
  const [seq, limit] = [Number(row.seq), Number(row.limit) as Money];
  const offers = { offer: { paddle, amount: limit, limit, seq }, before: null };
  return paddleLot({ ...SCHEDULED_LOT, seq, status: row.status as LotStatus, leadingPaddle, offers }, paddle);
}
