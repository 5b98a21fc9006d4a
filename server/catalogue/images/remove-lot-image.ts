import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { demoPictures } from '#server/pictures/picture-store.ts';
import { orderImages } from '#server/store/lot-order.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { onRecord } from '../audited-action.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { holdScheduledLot } from '../lots/lock-scheduled-lot.ts';

const inputSchema = z.strictObject({ imageId: idSchema });

/** Takes a picture out of a lot's gallery, and its files off the disk. */
export async function removeLotImage(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { imageId } = admitted.input;
  const image = await prisma().lotImage.findUnique({ where: { id: imageId }, select: { lotId: true } });
  if (!image) return refused({ code: 'NOT_FOUND' });
  const deed = { by: admitted.by, deed: 'remove-lot-image', subject: { kind: 'lot', id: image.lotId } } as const;
  const removed = await onRecord(deed, async (store): Promise<ActionResult> => {
    const held = await holdScheduledLot(store, image.lotId);
    if (!held.ok) return held;
    await store.lotImage.deleteMany({ where: { id: imageId } });
    const left = await store.lotImage.findMany({
      where: { lotId: image.lotId },
      orderBy: { position: 'asc' },
      select: { id: true },
    });
    await orderImages(
      store,
      left.map(({ id }) => id),
    );
    return { ok: true };
  });
  // After the commit: a picture too many does no harm, a missing one does.
  if (removed.ok) await demoPictures().remove(imageId);
  return removed;
}
