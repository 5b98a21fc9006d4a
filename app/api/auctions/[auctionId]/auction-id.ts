import { idSchema } from '#protocol/values.ts';

/** The context that Next passes to routes below /api/auctions/<auctionId>. */
export type AuctionRouteContext = { readonly params: Promise<{ readonly auctionId: string }> };

/** The auction's id in a request's path, or a refusal if it is not an id. */
export async function auctionIdOf(context: AuctionRouteContext) {
  const { auctionId } = await context.params;
  if (idSchema.safeParse(auctionId).success) return { ok: true, auctionId } as const;
  const problems = [{ path: 'auctionId', problem: 'This is not the id of an auction.' }];
  return { ok: false, refusal: { code: 'INVALID', problems } } as const;
}
