import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDiskPictureStore, isImageId, type PictureStore } from './picture-store.ts';
import { widthInName, widthsFor } from './picture-widths.ts';

const id = '0193a3c0-0000-7000-8000-000000000001';
const bytes = (text: string) => new TextEncoder().encode(text);
let folder: string;
let pictures: PictureStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-pictures-'));
  pictures = createDiskPictureStore(join(folder, 'pictures'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('reads a saved picture in its widths until it is removed', async () => {
  await pictures.save(
    id,
    new Map([
      [320, bytes('small')],
      [640, bytes('larger')],
    ]),
  );
  expect(await pictures.has(id)).toBe(true);
  expect(await pictures.widths(id)).toEqual([320, 640]);
  expect(await pictures.list()).toEqual([id]);
  expect(Buffer.from((await pictures.read(id, 640)) ?? []).toString()).toBe('larger');
  await pictures.remove(id);
  expect(await pictures.has(id)).toBe(false);
  expect(await pictures.read(id, 640)).toBeNull();
  expect(await pictures.list()).toEqual([]);
});

it('reads the nearest smaller width when the requested one is not stored', async () => {
  await pictures.save(id, new Map([[320, bytes('small')]]));
  expect(Buffer.from((await pictures.read(id, 2048)) ?? []).toString()).toBe('small');
});

it('ignores and replaces what a crash left incomplete', async () => {
  await pictures.save(id, new Map([[320, bytes('first')]]));
  await pictures.remove(id);
  await writeFile(join(folder, 'pictures', `${id}.arriving`), 'half');
  expect(await pictures.list()).toEqual([]);
  await pictures.save(id, new Map([[320, bytes('second')]]));
  expect(await readdir(join(folder, 'pictures'))).toEqual([id]);
});

it.each(['..', '../secret', `${id}/..`, `${id.toUpperCase()}`, '', 'a'.repeat(36), `${id}\u0000`])(
  '%j is not the id of a picture',
  async (name) => {
    expect(isImageId(name)).toBe(false);
    await expect((async () => pictures.read(name, 320))()).rejects.toThrow('not the id of a picture');
  },
);

it.each(['640.webp/..', '641.webp', '0640.webp', '640.WEBP', '640.webp\n', '640', '../640.webp', '1e3.webp'])(
  '%j is not the name of a width',
  (name) => {
    expect(widthInName(name)).toBeNull();
  },
);

it('stores widths up to the first that is as wide as the original', () => {
  expect(widthInName('640.webp')).toBe(640);
  expect(widthsFor(100)).toEqual([320]);
  expect(widthsFor(320)).toEqual([320]);
  expect(widthsFor(321)).toEqual([320, 640]);
  expect(widthsFor(9000)).toEqual([320, 640, 1280, 2048]);
});
