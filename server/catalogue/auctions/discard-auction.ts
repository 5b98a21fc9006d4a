import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { demoPictures } from '#server/pictures/picture-store.ts';
import { admit } from '../authorize.ts';
import { changeDraft } from './change-draft.ts';

const inputSchema = z.strictObject({ auctionId: idSchema });

/** Throws a draft away with its lots and pictures. What has been on sale cannot be thrown away. */
export async function discardAuction(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { auctionId } = admitted.input;
  const discarded = await changeDraft(auctionId, { by: admitted.by, deed: 'discard-auction' }, async (store) => {
    const images = await store.lotImage.findMany({ where: { lot: { auctionId } }, select: { id: true } });
    await store.auction.delete({ where: { id: auctionId } });
    return { ok: true, images: images.map(({ id }) => id) };
  });
  if (!discarded.ok) return discarded;
  for (const imageId of discarded.images) await demoPictures().remove(imageId);
  return { ok: true };
}
