import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { pictureStore } from '#server/pictures/picture-store.ts';
import { closePositionGap } from '#server/store/lot-order.ts';
import { authorize } from '../authorize.ts';
import { changeDraftLot } from './change-draft-lot.ts';

const inputSchema = z.strictObject({ lotId: idSchema });

/**
 * Deletes a lot and its pictures from a draft. A lot on sale is withdrawn in the saleroom instead.
 */
export async function removeLot(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const removed = await changeDraftLot(
    authorized.input.lotId,
    { by: authorized.by, action: 'remove-lot' },
    async (store, lot) => {
      const images = await store.lotImage.findMany({ where: { lotId: lot.id }, select: { id: true } });
      await store.lot.delete({ where: { id: lot.id } });
      await closePositionGap(store, lot.auctionId, lot.position);
      return { ok: true, images: images.map(({ id }) => id) };
    },
  );
  if (!removed.ok) return removed;
  // After the commit: a file without a row is harmless, a row without a file is not.
  for (const imageId of removed.images) await pictureStore().remove(imageId);
  return { ok: true };
}
