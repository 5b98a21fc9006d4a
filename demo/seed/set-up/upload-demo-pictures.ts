import type { PreparedPhotographs } from '#demo/pictures/prepare-photographs.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';
import { buildLotImage } from '../build-lot-image.ts';
import { type CatalogueLot, photographAlt, photographFile } from '../catalogue/catalogue-lot.ts';

/** A photograph of a lot and its place in the lot's gallery, from 1 (the cover). */
export type DemoPicture = {
  readonly lot: CatalogueLot;
  readonly position: number;
  readonly file: string;
  readonly alt: string;
};

/** The photographs of some lots: all covers first, then the other views. */
export function picturesOf(lots: readonly CatalogueLot[]): {
  readonly covers: readonly DemoPicture[];
  readonly others: readonly DemoPicture[];
} {
  const all = lots.flatMap((lot) =>
    lot.photographs.views.map((view, index) => ({
      lot,
      position: index + 1,
      file: photographFile(lot, view),
      alt: photographAlt(lot, view),
    })),
  );
  return { covers: all.filter(({ position }) => position === 1), others: all.filter(({ position }) => position > 1) };
}

/** Adds a photograph to every lot of that title and maker that has no image at its position yet. */
export async function uploadPicture(
  store: PrismaClient,
  photographs: PreparedPhotographs,
  { lot, position, file, alt }: DemoPicture,
): Promise<void> {
  const lots = await store.lot.findMany({
    where: { title: lot.title, maker: lot.maker, images: { none: { position } } },
    select: { id: true },
  });
  if (lots.length === 0) return;
  const picture = await photographs.prepare(file);
  for (const { id } of lots) await buildLotImage(store, { lotId: id, position, alt, picture });
}
