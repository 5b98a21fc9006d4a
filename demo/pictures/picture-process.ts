// A process that takes photographs: told which by its parent, one at a time, it files each and says so. It ends with its parent.
import process from 'node:process';
import sharp from 'sharp';
import { preparePicture } from '#server/pictures/prepare-picture.ts';
import { pictureDrawer, type WantedPicture } from './picture-files.ts';
import { takePicture } from './take-picture.ts';

process.on('message', ({ folder, wanted }: { folder: string; wanted: WantedPicture }) => {
  void make(folder, wanted).then(
    () => process.send?.({ made: wanted.file }),
    (fault: unknown) => process.send?.({ failed: wanted.file, why: String(fault) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => {});

async function make(folder: string, { file, picture, view, name }: WantedPicture): Promise<void> {
  const { width, height, pixels } = await takePicture(picture, view, name);
  const taken = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 96, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const prepared = await preparePicture(taken);
  if (!prepared.ok) throw new Error(`${file}: ${prepared.why}`);
  await pictureDrawer(folder).file(file, prepared);
}
