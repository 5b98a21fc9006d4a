import { seededRandom } from '../seed/seeded-random.ts';
import type { LotPicture, View } from './lot-picture.ts';
import { setUp } from './set-up.ts';
import { photograph } from './studio/photograph.ts';
import type { Photograph } from './studio/setting.ts';
import { hangWork } from './take-work.ts';

/** The size of a photograph, pixels: upright, as the catalogue's frames are. */
export const PICTURE_SIZE = { width: 960, height: 1200 } as const;

/**
 * Takes one photograph of a lot. The same picture, view and name always give the same pixels: `name` stands for the piece, so that two lots
 * described alike are still two pieces.
 */
export function takePicture(
  picture: LotPicture,
  view: View,
  name: string,
  size: { readonly width: number; readonly height: number } = PICTURE_SIZE,
): Promise<Photograph> {
  const random = seededRandom(name);
  if (picture.kind === 'oil' || picture.kind === 'print') return hangWork(picture, view, random, size);
  return setUp(picture, view, random, size).then(photograph);
}
