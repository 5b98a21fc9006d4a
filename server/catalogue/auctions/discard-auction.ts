import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { pictureStore } from '#server/pictures/picture-store.ts';
import { authorize } from '../authorize.ts';
import { changeDraft } from './change-draft.ts';

const inputSchema = z.strictObject({ auctionId: idSchema });

/** Deletes a draft with its lots and pictures. A published auction cannot be deleted. */
export async function discardAuction(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { auctionId } = authorized.input;
  const discarded = await changeDraft(auctionId, { by: authorized.by, action: 'discard-auction' }, async (store) => {
    const images = await store.lotImage.findMany({ where: { lot: { auctionId } }, select: { id: true } });
    await store.auction.delete({ where: { id: auctionId } });
    return { ok: true, images: images.map(({ id }) => id) };
  });
  if (!discarded.ok) return discarded;
  for (const imageId of discarded.images) await pictureStore().remove(imageId);
  return { ok: true };
}
