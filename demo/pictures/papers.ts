import { colour } from './colour.ts';
import type { Setting } from './studio/setting.ts';

const hex = {
  oat: ['#d9d2c5', '#b3aa9b'],
  stone: ['#cbc9c4', '#9f9d98'],
  dove: ['#d3d5d6', '#aeb1b3'],
  sage: ['#c9cdc0', '#9da394'],
  sand: ['#d8c9b2', '#b09f86'],
  slate: ['#6e7276', '#4b4f54'],
  white: ['#dedcd8', '#c4c3c1'],
  felt: ['#a8a49d', '#a8a49d'],
  ink: ['#55565b', '#55565b'],
} as const;

export type PaperName = keyof typeof hex;

/** A roll of background paper from the studio's rack: the colour where it is the floor, and where it is the wall. */
export function paperNamed(name: PaperName): Setting['paper'] {
  const [floor, wall] = hex[name];
  return { floor: colour(floor), wall: colour(wall) };
}
