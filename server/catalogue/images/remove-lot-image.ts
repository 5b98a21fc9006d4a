import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { pictureStore } from '#server/pictures/picture-store.ts';
import { setImageOrder } from '#server/store/image-order.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { runAudited } from '../audited-action.ts';
import { authorize } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { lockScheduledLot } from '../lots/lock-scheduled-lot.ts';

const inputSchema = z.strictObject({ imageId: idSchema });

/** Removes a picture from a lot's gallery and deletes its files. */
export async function removeLotImage(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { imageId } = authorized.input;
  const image = await prisma().lotImage.findUnique({ where: { id: imageId }, select: { lotId: true } });
  if (!image) return refused({ code: 'NOT_FOUND' });
  const audited = { by: authorized.by, action: 'remove-lot-image', subject: { kind: 'lot', id: image.lotId } } as const;
  const removed = await runAudited(audited, async (store): Promise<ActionResult> => {
    const locked = await lockScheduledLot(store, image.lotId);
    if (!locked.ok) return locked;
    await store.lotImage.deleteMany({ where: { id: imageId } });
    const left = await store.lotImage.findMany({
      where: { lotId: image.lotId },
      orderBy: { position: 'asc' },
      select: { id: true },
    });
    await setImageOrder(
      store,
      left.map(({ id }) => id),
    );
    return { ok: true };
  });
  // After the commit: a file without a row is harmless, a row without a file is not.
  if (removed.ok) await pictureStore().remove(imageId);
  return removed;
}
