import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { orderImages } from '#server/store/lot-order.ts';
import { onRecord } from '../audited-action.ts';
import { admit } from '../authorize.ts';
import { problemAt } from '../catalogue-result.ts';
import { holdScheduledLot } from '../lots/lock-scheduled-lot.ts';
import { mostImages } from './add-lot-image.ts';

const inputSchema = z.strictObject({ lotId: idSchema, imageIds: z.array(idSchema).max(mostImages) });

/** Puts all of a lot's pictures in the order given, the first one its cover. */
export async function reorderLotImages(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { lotId, imageIds } = admitted.input;
  const deed = { by: admitted.by, deed: 'reorder-lot-images', subject: { kind: 'lot', id: lotId } } as const;
  return onRecord(deed, async (store): Promise<ActionResult> => {
    const held = await holdScheduledLot(store, lotId);
    if (!held.ok) return held;
    const own = await store.lotImage.findMany({ where: { lotId }, select: { id: true } });
    const named = new Set(imageIds);
    if (named.size !== imageIds.length || own.length !== named.size || !own.every(({ id }) => named.has(id))) {
      return problemAt('imageIds', 'These are not the pictures of the lot, each of them once. Reload the page.');
    }
    await orderImages(store, imageIds);
    return { ok: true };
  });
}
