import { type Colour, colour } from '../colour.ts';
import { fractal, noise, ramp, scattered } from '../noise.ts';
import type { Material } from '../studio/solid.ts';

/** Polished or brushed metal. `brushed` is the direction of the brush: scratches run along it. */
export function metal(hex: string, roughness: number, brushed?: 'x' | 'z' | 'round'): Material {
  const tint = colour(hex);
  return (surface, x, y, z) => {
    surface.red = tint[0];
    surface.green = tint[1];
    surface.blue = tint[2];
    surface.roughness = roughness;
    surface.gloss = 0;
    surface.metal = 1;
    if (!brushed) return;
    const along = brushed === 'x' ? x : brushed === 'z' ? z : Math.atan2(z, x) * 0.5;
    const across = brushed === 'x' ? z : brushed === 'z' ? x : Math.sqrt(x * x + z * z);
    const scratch = noise(across * 260, along * 6, y * 30) - 0.5;
    surface.bumpX += brushed === 'x' ? 0 : scratch * 0.16;
    surface.bumpZ += brushed === 'x' ? scratch * 0.16 : 0;
  };
}

/** Gold, steel and their kin, as tints of what they mirror. */
export const tints = {
  steel: '#d5d6d8',
  gold: '#f0bf70',
  rose: '#dfa184',
  brass: '#dfb266',
  black: '#3a3a3d',
  bronze: '#9a6e48',
  silver: '#e6e4df',
} as const;
export type Tint = keyof typeof tints;

/** Leather with a fine grain; `stitch` runs along both edges at that distance from the middle. */
export function leather(
  hex: string,
  stitch: { readonly hex: string; readonly at: (z: number) => number } | null,
  scaled = false,
): Material {
  const hide = colour(hex);
  const thread: Colour = stitch ? colour(stitch.hex) : hide;
  const found = { nearest: 0, second: 0, id: 0 };
  return (surface, x, y, z) => {
    const scale = scaled ? 11 : 52;
    scattered(x * scale, y * 20, z * scale * (scaled ? 0.8 : 1), found);
    const crease = ramp(scaled ? 0.16 : 0.3, 0, found.second - found.nearest);
    const tone = (0.86 + 0.28 * fractal(x * 7, y * 7, z * 7, 3)) * (1 - 0.35 * crease);
    surface.red = hide[0] * tone;
    surface.green = hide[1] * tone;
    surface.blue = hide[2] * tone;
    surface.roughness = 0.62;
    surface.gloss = 0.028;
    surface.metal = 0;
    surface.bumpX = (noise(x * 30, y, z * 30) - 0.5) * 0.12;
    surface.bumpZ = (noise(x * 30, y, z * 30 + 9) - 0.5) * 0.12;
    if (!stitch) return;
    const off = Math.abs(Math.abs(x) - stitch.at(z));
    const phase = (((z / 0.062) % 1) + 1) % 1;
    const sewn = ramp(0.011, 0.007, off) * ramp(0.06, 0.14, phase) * ramp(0.8, 0.7, phase);
    surface.red += (thread[0] - surface.red) * sewn;
    surface.green += (thread[1] - surface.green) * sewn;
    surface.blue += (thread[2] - surface.blue) * sewn;
    const groove = ramp(0.03, 0.006, off);
    surface.red *= 1 - 0.35 * groove * (1 - sewn);
    surface.green *= 1 - 0.35 * groove * (1 - sewn);
    surface.blue *= 1 - 0.35 * groove * (1 - sewn);
  };
}

/** Polished wood, its grain along the x axis (or up, for `upright`). */
export function wood(darkHex: string, paleHex: string, upright: boolean, seed: number): Material {
  const dark = colour(darkHex);
  const pale = colour(paleHex);
  return (surface, x, y, z) => {
    const along = upright ? y : x;
    const across = upright ? x : y;
    const bend = fractal(along * 0.7 + seed, across * 1.3, z, 3);
    const rings = 0.5 + 0.5 * Math.sin((across * 7 + bend * 5 + z * 2) * 6);
    const pores = noise(along * 9, across * 190, z * 120 + seed);
    const figure = fractal(along * 2.2, across * 26 + bend * 8, z * 9 + seed, 3);
    const share = Math.min(1, 0.3 * rings + 0.75 * figure) * (0.78 + 0.22 * pores);
    surface.red = dark[0] + (pale[0] - dark[0]) * share;
    surface.green = dark[1] + (pale[1] - dark[1]) * share;
    surface.blue = dark[2] + (pale[2] - dark[2]) * share;
    surface.roughness = 0.14;
    surface.gloss = 0.04;
    surface.metal = 0;
  };
}
