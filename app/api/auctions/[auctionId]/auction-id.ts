import { idSchema } from '#protocol/values.ts';

/** What Next hands to a door below /api/auctions/<auctionId>. */
export type AuctionDoor = { readonly params: Promise<{ readonly auctionId: string }> };

/** The auction that a request is about; a refusal where its path holds no id. */
export async function auctionIdOf(door: AuctionDoor) {
  const { auctionId } = await door.params;
  if (idSchema.safeParse(auctionId).success) return { ok: true, auctionId } as const;
  const problems = [{ path: 'auctionId', problem: 'That is not the id of an auction.' }];
  return { ok: false, refusal: { code: 'INVALID', problems } } as const;
}
