import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { demoPictures } from '#server/pictures/picture-store.ts';
import { closeUp } from '#server/store/lot-order.ts';
import { admit } from '../authorize.ts';
import { changeDraftLot } from './change-draft-lot.ts';

const inputSchema = z.strictObject({ lotId: idSchema });

/** Takes a lot and its pictures out of a draft. A lot on sale is withdrawn instead, in the saleroom. */
export async function removeLot(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const removed = await changeDraftLot(
    admitted.input.lotId,
    { by: admitted.by, deed: 'remove-lot' },
    async (store, lot) => {
      const images = await store.lotImage.findMany({ where: { lotId: lot.id }, select: { id: true } });
      await store.lot.delete({ where: { id: lot.id } });
      await closeUp(store, lot.auctionId, lot.position);
      return { ok: true, images: images.map(({ id }) => id) };
    },
  );
  if (!removed.ok) return removed;
  // After the commit: a picture too many does no harm, a missing one does.
  for (const imageId of removed.images) await demoPictures().remove(imageId);
  return { ok: true };
}
