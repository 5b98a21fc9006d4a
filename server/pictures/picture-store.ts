import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pagesSettings } from '../settings/pages-settings.ts';
import { type PictureWidth, pictureWidths } from './picture-widths.ts';

/** A picture in all its widths: WebP bytes. */
export type PictureFiles = ReadonlyMap<PictureWidth, Uint8Array>;

/** Where pictures are kept. The disk serves a house on one machine; another driver has to do these six things. */
export type PictureStore = {
  /** Keeps a picture under its id: all its widths at once or none. */
  readonly keep: (imageId: string, files: PictureFiles) => Promise<void>;
  /** The bytes in a width, or in the nearest smaller one that there is; null when there is no such picture. */
  readonly read: (imageId: string, width: PictureWidth) => Promise<Uint8Array | null>;
  readonly has: (imageId: string) => Promise<boolean>;
  /** The widths in which a picture is kept, ascending; empty when there is no such picture. */
  readonly widths: (imageId: string) => Promise<readonly PictureWidth[]>;
  /** Forgets a picture; nothing happens when there is none. */
  readonly remove: (imageId: string) => Promise<void>;
  /** The ids of all pictures kept. */
  readonly list: () => Promise<readonly string[]>;
};

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Says whether a text is an id that a picture may have. Nothing else ever becomes part of a path. */
export function isImageId(text: string): boolean {
  return idPattern.test(text);
}

/** Pictures on disk: `<folder>/<imageId>/<width>.webp`. */
export function createDiskPictureStore(folder: string): PictureStore {
  const root = resolve(folder);
  const folderOf = (imageId: string) => {
    if (!isImageId(imageId)) throw new RangeError('not the id of a picture');
    return join(root, imageId);
  };

  const keep: PictureStore['keep'] = async (imageId, files) => {
    const place = folderOf(imageId);
    // Written aside and renamed: a reader, or a crash, never meets half a picture.
    const aside = `${place}.arriving`;
    await rm(aside, { recursive: true, force: true });
    await mkdir(aside, { recursive: true });
    for (const [width, bytes] of files) await writeFile(join(aside, `${width}.webp`), bytes);
    await rename(aside, place);
  };

  const widths: PictureStore['widths'] = async (imageId) => {
    const names = await readdir(folderOf(imageId)).catch(nothingThere<string[]>([]));
    return pictureWidths.filter((width) => names.includes(`${width}.webp`));
  };

  const read: PictureStore['read'] = async (imageId, width) => {
    const exact = await readFile(join(folderOf(imageId), `${width}.webp`)).catch(nothingThere(null));
    if (exact) return exact;
    const smaller = (await widths(imageId)).findLast((kept) => kept < width);
    return smaller === undefined
      ? null
      : readFile(join(folderOf(imageId), `${smaller}.webp`)).catch(nothingThere(null));
  };

  return {
    keep,
    read,
    widths,
    has: async (imageId) => (await stat(folderOf(imageId)).catch(nothingThere(null))) !== null,
    remove: (imageId) => rm(folderOf(imageId), { recursive: true, force: true }),
    list: async () => (await readdir(root).catch(nothingThere<string[]>([]))).filter(isImageId),
  };
}

/** Turns "no such file" into a value and lets every other fault through. */
function nothingThere<T>(instead: T): (fault: unknown) => T {
  return (fault) => {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return instead;
    throw fault;
  };
}

/** The house's own pictures, under its folder. */
export function pictureStore(): PictureStore {
  return createDiskPictureStore(join(pagesSettings().folder, 'pictures'));
}
