import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';

export type BuiltPaddle = { readonly paddleId: string; readonly number: number; readonly status: PaddleStatus };

/** Registers somebody for an auction: approved and without a limit, with the next free number, unless told otherwise. The limit is in minor units. */
export async function buildPaddle(
  store: PrismaClient,
  own: {
    readonly auctionId: string;
    readonly userId: string;
    readonly number?: number;
    readonly status?: PaddleStatus;
    readonly bidLimit?: Money | null;
  },
): Promise<BuiltPaddle> {
  const { auctionId, userId, status = 'approved', bidLimit = null } = own;
  const last = await store.paddle.aggregate({ where: { auctionId }, _max: { number: true } });
  const number = own.number ?? (last._max.number ?? 0) + 1;
  const { id } = await store.paddle.create({
    data: { auctionId, userId, number, status, bidLimit: bidLimit === null ? null : BigInt(bidLimit) },
  });
  return { paddleId: id, number, status };
}
