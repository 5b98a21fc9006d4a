import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { lineOfText } from '#protocol/forms/form-text.ts';
import { idSchema } from '#protocol/values.ts';
import type { UploadedImage } from '#protocol/views/shown-lot.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { pictureStore } from '#server/pictures/picture-store.ts';
import { preparePicture } from '#server/pictures/prepare-picture.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { runAudited } from '../audited-action.ts';
import { authorize } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { lockScheduledLot } from '../lots/lock-scheduled-lot.ts';

/** Alternative text of a picture. */
export const altSchema = lineOfText({ most: 300 });
const inputSchema = z.strictObject({ lotId: idSchema, alt: altSchema, file: z.instanceof(Uint8Array) });

/** The most pictures that a lot may have. */
export const maxImages = 24;

/**
 * Re-encodes a picture in several widths and appends it to a lot's gallery. The first is the cover.
 */
export async function addLotImage(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly image: UploadedImage }>> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { lotId, alt, file } = authorized.input;
  // Checked before the costly encoding, and again in the transaction that writes the row.
  const check = await prisma().$transaction((store) => nextPosition(store, lotId));
  if (!check.ok) return check;
  const picture = await preparePicture(file);
  if (!picture.ok) return refused({ code: 'PICTURE_REFUSED', why: picture.why });

  const imageId = randomUUIDv7();
  const { width, height, thumbhash } = picture;
  await pictureStore().save(imageId, picture.files);
  try {
    const audited = { by: authorized.by, action: 'add-lot-image', subject: { kind: 'lot', id: lotId } } as const;
    const written = await runAudited(audited, async (store) => {
      const next = await nextPosition(store, lotId);
      if (!next.ok) return next;
      await store.lotImage.create({
        data: { id: imageId, lotId, position: next.position, alt, width, height, thumbhash },
      });
      return next;
    });
    if (written.ok) return { ok: true, image: { imageId, alt, width, height, thumbhash } };
    await pictureStore().remove(imageId);
    return written;
  } catch (fault) {
    await pictureStore().remove(imageId);
    throw fault;
  }
}

async function nextPosition(
  store: Parameters<typeof lockScheduledLot>[0],
  lotId: string,
): Promise<ActionResult<{ readonly position: number }>> {
  const locked = await lockScheduledLot(store, lotId);
  if (!locked.ok) return locked;
  const images = await store.lotImage.count({ where: { lotId } });
  return images < maxImages ? { ok: true, position: images + 1 } : refused({ code: 'TOO_MANY', most: maxImages });
}
