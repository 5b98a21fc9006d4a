import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';

export type BuiltPaddle = { readonly paddleId: string; readonly number: number; readonly status: PaddleStatus };

/**
 * Registers a person for an auction: by default approved, without a limit and with the next free
 * number. The limit is in minor units. Locks the auction's row, as the server's own registration
 * does, so that numbers stay unique.
 */
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
  return store.$transaction(async (register) => {
    await register.$queryRaw`SELECT "id" FROM "Auction" WHERE "id" = ${auctionId}::uuid FOR NO KEY UPDATE`;
    const last = await register.paddle.aggregate({ where: { auctionId }, _max: { number: true } });
    const number = own.number ?? (last._max.number ?? 0) + 1;
    const { id } = await register.paddle.create({
      data: { auctionId, userId, number, status, bidLimit: bidLimit === null ? null : BigInt(bidLimit) },
    });
    return { paddleId: id, number, status };
  });
}
