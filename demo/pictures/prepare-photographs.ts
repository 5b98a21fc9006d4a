import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PreparedPicture, preparePicture } from '#server/pictures/prepare-picture.ts';

/** The committed photographs of the demo's lots, 960 × 1200 pixels each. */
export const PHOTOGRAPHS = import.meta.dirname;

/** Photographs in the sizes that pages use. */
export type PreparedPhotographs = {
  /**
   * Reads and encodes a photograph on first use. Throws when the file is missing or is not a
   * picture.
   */
  readonly prepare: (file: string) => Promise<PreparedPicture>;
};

/**
 * Prepares photographs at most once each and keeps them in memory: rounds of one auction show the
 * same lots again.
 */
export function createPreparedPhotographs(): PreparedPhotographs {
  const prepared = new Map<string, Promise<PreparedPicture>>();
  const read = async (file: string) => {
    const picture = await preparePicture(await readFile(join(PHOTOGRAPHS, file)));
    if (!picture.ok) throw new Error(`demo/pictures/${file} cannot be used: ${picture.why}`);
    return picture;
  };
  return {
    prepare: (file) => {
      const picture = prepared.get(file) ?? read(file);
      prepared.set(file, picture);
      return picture;
    },
  };
}
