import { randomUUIDv7 } from 'node:crypto';
import { demoPictures } from '#server/pictures/picture-store.ts';
import type { PreparedPicture } from '#server/pictures/prepare-picture.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';

/** Hangs a picture in a lot's gallery: its files into the house's picture store (ROSTRUM_FOLDER), its row beside the lot. The first is the cover. */
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
  await demoPictures().keep(imageId, files);
  await store.lotImage.create({ data: { id: imageId, lotId, position, alt, width, height, thumbhash } });
  return { imageId };
}
