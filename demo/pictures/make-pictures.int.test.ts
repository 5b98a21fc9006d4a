import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePictures } from './make-pictures.ts';
import { pictureDrawer, type WantedPicture } from './picture-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-photographs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const wanted: WantedPicture = {
  file: 'waves-whole',
  name: 'Waves',
  view: 'whole',
  picture: { kind: 'print', print: 'waves', palette: 'clay', frame: 'none' },
};
const filedAt = async () => (await stat(join(folder, 'photographs-1', 'waves-whole', 'facts.json'))).mtimeMs;

it('a photograph is made by a process of its own, filed in every width, and not made a second time', async () => {
  const made: string[] = [];
  const make = () =>
    makePictures([wanted], { folder, processes: 1, onMade: async ({ file }) => void made.push(file) }).done;
  await make();
  const picture = await pictureDrawer(folder).find('waves-whole');
  expect(picture).toMatchObject({ width: 960, height: 1200, thumbhash: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) });
  expect([...(picture?.files.keys() ?? [])]).toEqual([320, 640, 1280]);
  const first = await filedAt();
  await make();
  expect(await filedAt()).toBe(first);
  expect(made).toEqual(['waves-whole', 'waves-whole']);
});

it('making that is stopped ends without a fault', async () => {
  const making = makePictures([{ ...wanted, file: 'stopped' }], { folder, processes: 1 });
  making.stop();
  await expect(making.done).resolves.toBeUndefined();
});
