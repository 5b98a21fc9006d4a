import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pagesSettings } from '../settings/pages-settings.ts';
import { type PictureWidth, pictureWidths } from './picture-widths.ts';

/** A picture in all its widths: WebP bytes. */
export type PictureFiles = ReadonlyMap<PictureWidth, Uint8Array>;

/**
 * Storage for pictures. The disk suits nodes that share a folder; another driver implements the
 * same.
 */
export type PictureStore = {
  /** Stores a picture in all its widths, or in none. */
  readonly save: (imageId: string, files: PictureFiles) => Promise<void>;
  /** Reads a width, or the nearest smaller one that exists; null for an unknown picture. */
  readonly read: (imageId: string, width: PictureWidth) => Promise<Uint8Array | null>;
  readonly has: (imageId: string) => Promise<boolean>;
  /** The stored widths of a picture, ascending; empty for an unknown picture. */
  readonly widths: (imageId: string) => Promise<readonly PictureWidth[]>;
  /** Deletes a picture, if it exists. */
  readonly remove: (imageId: string) => Promise<void>;
  /** The ids of all stored pictures. */
  readonly list: () => Promise<readonly string[]>;
};

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text has the form of a picture's id. No other text becomes part of a path. */
export function isImageId(text: string): boolean {
  return idPattern.test(text);
}

/** Stores pictures on disk, as `<folder>/<imageId>/<width>.webp`. */
export function createDiskPictureStore(folder: string): PictureStore {
  const root = resolve(folder);
  const folderOf = (imageId: string) => {
    if (!isImageId(imageId)) throw new RangeError('not the id of a picture');
    return join(root, imageId);
  };

  const save: PictureStore['save'] = async (imageId, files) => {
    // Written to a temporary folder and renamed, so that no incomplete picture is ever read.
    const temporary = `${folderOf(imageId)}.arriving`;
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true });
    for (const [width, bytes] of files) await writeFile(join(temporary, `${width}.webp`), bytes);
    await rename(temporary, folderOf(imageId));
  };

  const widths: PictureStore['widths'] = async (imageId) => {
    const names = await readdir(folderOf(imageId)).catch(ifMissing<string[]>([]));
    return pictureWidths.filter((width) => names.includes(`${width}.webp`));
  };

  const read: PictureStore['read'] = async (imageId, width) => {
    const exact = await readFile(join(folderOf(imageId), `${width}.webp`)).catch(ifMissing(null));
    if (exact) return exact;
    const smaller = (await widths(imageId)).findLast((stored) => stored < width);
    return smaller === undefined ? null : readFile(join(folderOf(imageId), `${smaller}.webp`)).catch(ifMissing(null));
  };

  return {
    save,
    read,
    widths,
    has: async (imageId) => (await stat(folderOf(imageId)).catch(ifMissing(null))) !== null,
    remove: (imageId) => rm(folderOf(imageId), { recursive: true, force: true }),
    list: async () => (await readdir(root).catch(ifMissing<string[]>([]))).filter(isImageId),
  };
}

/** Replaces a "no such file" error by a value and rethrows any other. */
function ifMissing<T>(value: T): (fault: unknown) => T {
  return (fault) => {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return value;
    throw fault;
  };
}

/** The picture store of this server, in its folder (ROSTRUM_FOLDER). */
export function pictureStore(): PictureStore {
  return createDiskPictureStore(join(pagesSettings().folder, 'pictures'));
}
