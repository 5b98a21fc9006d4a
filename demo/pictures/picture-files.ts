import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { pictureWidths, widthsFor } from '#server/pictures/picture-widths.ts';
import type { PreparedPicture } from '#server/pictures/prepare-picture.ts';
import type { LotPicture, View } from './lot-picture.ts';

/** A photograph to be taken: of what, how, and under which name it is filed. */
export type WantedPicture = {
  readonly file: string;
  readonly picture: LotPicture;
  readonly view: View;
  /** The piece: two lots described alike are two pieces. */
  readonly name: string;
};

/** Counts up when pictures are made otherwise, so that those made before are not taken for them. */
const EDITION = 1;

const factsSchema = z.object({ width: z.number(), height: z.number(), thumbhash: z.string() });
export type FiledPicture = z.output<typeof factsSchema> & Pick<PreparedPicture, 'files'>;

/** The drawer in which photographs are kept once they are made, so that a second start makes none. */
export function pictureDrawer(folder: string) {
  const root = join(folder, `photographs-${EDITION}`);
  return {
    /** Files a picture, whole or not at all. */
    file: async (name: string, { width, height, thumbhash, files }: FiledPicture): Promise<void> => {
      const aside = join(root, `${name}.arriving`);
      await rm(aside, { recursive: true, force: true });
      await mkdir(aside, { recursive: true });
      for (const [size, bytes] of files) await writeFile(join(aside, `${size}.webp`), bytes);
      await writeFile(join(aside, 'facts.json'), JSON.stringify({ width, height, thumbhash }));
      await rm(join(root, name), { recursive: true, force: true });
      await rename(aside, join(root, name));
    },
    has: (name: string): Promise<boolean> =>
      access(join(root, name, 'facts.json')).then(
        () => true,
        () => false,
      ),
    /** Finds a picture; null when it has not been made. */
    find: async (name: string): Promise<FiledPicture | null> => {
      const facts = await readFile(join(root, name, 'facts.json'), 'utf8').catch(() => null);
      if (facts === null) return null;
      const { width, height, thumbhash } = factsSchema.parse(JSON.parse(facts));
      const sizes = pictureWidths.filter((size) => widthsFor(width).includes(size));
      const files = await Promise.all(
        sizes.map(async (size) => [size, await readFile(join(root, name, `${size}.webp`))] as const),
      );
      return { width, height, thumbhash, files: new Map(files) };
    },
  };
}
