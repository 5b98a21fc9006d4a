import type { SeededRandom } from '../seed/seeded-random.ts';
import type { LotPicture, View } from './lot-picture.ts';
import type { Canvas } from './paintings/canvas.ts';
import { closeUp, hung } from './paintings/frame.ts';
import { oils } from './paintings/oils.ts';
import { prints } from './paintings/prints.ts';
import { onSheet } from './paintings/sheet.ts';
import type { Photograph } from './studio/setting.ts';

type Work = Extract<LotPicture, { readonly kind: 'oil' | 'print' }>;
type Size = { readonly width: number; readonly height: number };

/** Walls of the viewing rooms. */
const WALLS = ['#cfcac2', '#c2c5c4', '#d3cdc3', '#bfbdb4'];
const WIDE: readonly string[] = ['landscape', 'seascape', 'harbour', 'stillLife'];

/** Makes a work on paper or canvas, hangs it and takes its photograph, or one of a part of it. */
export async function hangWork(
  work: Work,
  view: View,
  random: SeededRandom,
  { width, height }: Size,
): Promise<Photograph> {
  const seed = random.whole(1, 60);
  const wall = random.pick(WALLS);
  const made = await make(work, random, width * (view === 'detail' ? 1 : 0.78));
  if (view === 'detail') {
    const share = work.kind === 'print' ? 0.42 : 0.36;
    // A print's lower right corner shows paper, plate mark and signature.
    const from =
      work.kind === 'print' && !work.unsigned
        ? { u: 0.56, v: 0.66, share }
        : { u: random.between(0.12, 0.5), v: random.between(0.2, 0.45), share };
    return closeUp(made, from, { width, height, seed });
  }
  const mount = work.kind === 'print' && work.frame !== 'none' ? 0.075 : 0;
  return hung(made, { frame: work.frame, mount, wall }, { width, height, seed });
}

async function make(work: Work, random: SeededRandom, width: number): Promise<Canvas> {
  if (work.kind === 'oil') {
    const isWide = WIDE.includes(work.motif);
    const size = { width: Math.round(width), height: Math.round(width * (isWide ? 0.79 : 1.22)) };
    return oils[work.motif](random, work.palette, size);
  }
  const size = { width: Math.round(width * 0.8), height: Math.round(width * 0.8 * 1.22) };
  const print = await prints[work.print](random, work.palette, size);
  return work.unsigned ? print : onSheet(print, { number: random.whole(2, 48), of: random.pick([50, 60, 75]) }, random);
}
