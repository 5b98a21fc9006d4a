import { altOf, viewsOf } from '#demo/pictures/lot-picture.ts';
import { pictureDrawer, type WantedPicture } from '#demo/pictures/picture-files.ts';
import { slugOf } from '#protocol/forms/auction-details.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';
import { buildLotImage } from '../build-lot-image.ts';
import type { CatalogueLot } from './catalogue-lot.ts';

/** A photograph of a lot of the demo house, and its place in the lot's gallery from 1. */
export type DemoPicture = WantedPicture & { readonly lot: CatalogueLot; readonly position: number };

/** The photographs of lots: the covers of all of them first, then the other views. */
export function picturesOf(lots: readonly CatalogueLot[]): {
  readonly covers: readonly DemoPicture[];
  readonly others: readonly DemoPicture[];
} {
  const all = lots.flatMap((lot) =>
    viewsOf(lot.picture).map((view, place) => ({
      lot,
      position: place + 1,
      picture: lot.picture,
      view,
      name: lot.title,
      file: `${slugOf(lot.title)}-${view}`,
    })),
  );
  return { covers: all.filter(({ position }) => position === 1), others: all.filter(({ position }) => position > 1) };
}

/** Hangs a photograph beside every lot of that title that has none in its place. Nothing happens where it has not been made yet. */
export async function hangPicture(
  store: PrismaClient,
  folder: string,
  { lot, position, view, file }: DemoPicture,
): Promise<void> {
  const lots = await store.lot.findMany({
    where: { title: lot.title, maker: lot.maker, images: { none: { position } } },
    select: { id: true },
  });
  if (lots.length === 0) return;
  const picture = await pictureDrawer(folder).find(file);
  if (!picture) return;
  for (const { id } of lots)
    await buildLotImage(store, { lotId: id, position, alt: altOf(lot.title, lot.picture, view), picture });
}
