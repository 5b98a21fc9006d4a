import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { lineOfText } from '#protocol/forms/form-text.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { demoPictures } from '#server/pictures/picture-store.ts';
import { preparePicture } from '#server/pictures/prepare-picture.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { onRecord } from '../audited-action.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { holdScheduledLot } from '../lots/lock-scheduled-lot.ts';

/** What a picture shows, for who cannot see it. */
export const altSchema = lineOfText({ most: 300 });
const inputSchema = z.strictObject({ lotId: idSchema, alt: altSchema, file: z.instanceof(Uint8Array) });

/** The most pictures that one lot has. */
export const mostImages = 24;

export type AddedImage = {
  readonly imageId: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly thumbhash: string;
};

/** Adds a picture at the end of a lot's gallery: encoded anew, kept in several widths. The first one is the cover. */
export async function addLotImage(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly image: AddedImage }>> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { lotId, alt, file } = admitted.input;
  // Asked before the picture is worked on, and again when it is written.
  const room = await prisma().$transaction((store) => roomFor(store, lotId));
  if (!room.ok) return room;
  const picture = await preparePicture(file);
  if (!picture.ok) return refused({ code: 'PICTURE_REFUSED', why: picture.why });

  const imageId = randomUUIDv7();
  const { width, height, thumbhash } = picture;
  await demoPictures().keep(imageId, picture.files);
  try {
    const deed = { by: admitted.by, deed: 'add-lot-image', subject: { kind: 'lot', id: lotId } } as const;
    const written = await onRecord(deed, async (store) => {
      const place = await roomFor(store, lotId);
      if (!place.ok) return place;
      await store.lotImage.create({
        data: { id: imageId, lotId, position: place.position, alt, width, height, thumbhash },
      });
      return place;
    });
    if (written.ok) return { ok: true, image: { imageId, alt, width, height, thumbhash } };
    await demoPictures().remove(imageId);
    return written;
  } catch (fault) {
    await demoPictures().remove(imageId);
    throw fault;
  }
}

async function roomFor(
  store: Parameters<typeof holdScheduledLot>[0],
  lotId: string,
): Promise<ActionResult<{ readonly position: number }>> {
  const held = await holdScheduledLot(store, lotId);
  if (!held.ok) return held;
  const images = await store.lotImage.count({ where: { lotId } });
  return images < mostImages ? { ok: true, position: images + 1 } : refused({ code: 'TOO_MANY', most: mostImages });
}
