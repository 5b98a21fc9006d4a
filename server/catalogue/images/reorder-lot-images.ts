import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { setImageOrder } from '#server/store/image-order.ts';
import { runAudited } from '../audited-action.ts';
import { authorize } from '../authorize.ts';
import { fieldProblem } from '../catalogue-result.ts';
import { lockScheduledLot } from '../lots/lock-scheduled-lot.ts';
import { maxImages } from './add-lot-image.ts';

const inputSchema = z.strictObject({ lotId: idSchema, imageIds: z.array(idSchema).max(maxImages) });

/** Puts all of a lot's pictures in the given order. The first is the cover. */
export async function reorderLotImages(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { lotId, imageIds } = authorized.input;
  const audited = { by: authorized.by, action: 'reorder-lot-images', subject: { kind: 'lot', id: lotId } } as const;
  return runAudited(audited, async (store): Promise<ActionResult> => {
    const locked = await lockScheduledLot(store, lotId);
    if (!locked.ok) return locked;
    const images = await store.lotImage.findMany({ where: { lotId }, select: { id: true } });
    const ordered = new Set(imageIds);
    const isComplete = images.length === ordered.size && images.every(({ id }) => ordered.has(id));
    if (ordered.size !== imageIds.length || !isComplete) {
      return fieldProblem('imageIds', 'The pictures of this lot have changed. Reload the page.');
    }
    await setImageOrder(store, imageIds);
    return { ok: true };
  });
}
