import { randomUUIDv7 } from 'node:crypto';
import { pictureStore } from '#server/pictures/picture-store.ts';
import type { PreparedPicture } from '#server/pictures/prepare-picture.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';

/**
 * Adds an image to a lot: its files to the picture store, its row to the database. Position 1 is
 * the cover.
 */
export async function buildLotImage(
  store: PrismaClient,
  own: {
    readonly lotId: string;
    readonly position: number;
    readonly alt: string;
    readonly picture: Omit<PreparedPicture, 'ok'>;
  },
): Promise<{ readonly imageId: string }> {
  const { lotId, position, alt, picture } = own;
  const { width, height, thumbhash, files } = picture;
  const imageId = randomUUIDv7();
  await pictureStore().save(imageId, files);
  await store.lotImage.create({ data: { id: imageId, lotId, position, alt, width, height, thumbhash } });
  return { imageId };
}
