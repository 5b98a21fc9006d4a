import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import type { Colour } from '../colour.ts';
import { noise2 } from '../noise.ts';
import type { Canvas } from './canvas.ts';

/** One pass over a canvas with one brush. Lengths are shares of the canvas's width. */
export type Pass = {
  readonly brush: number;
  readonly length: number;
  /** How often the whole canvas is covered. */
  readonly cover: number;
  /** How far colours stray from what is seen: 0 exact. */
  readonly stray: number;
  /** How thick the paint is. */
  readonly load: number;
};

/** What a painter looks at: the colour at a place, and the direction in which the brush goes there (radians). */
export type Motif = {
  readonly colour: (u: number, v: number, into: Float64Array) => void;
  readonly flow: (u: number, v: number) => number;
};

/** Paints a motif with brushes, from broad to fine. */
export function paintFrom(motif: Motif, canvas: Canvas, passes: readonly Pass[], random: SeededRandom): void {
  const seen = new Float64Array(3);
  for (const pass of passes) {
    const wide = pass.brush * canvas.width;
    const long = pass.length * canvas.width;
    const strokes = Math.ceil((canvas.width * canvas.height * pass.cover) / (wide * long));
    for (let i = 0; i < strokes; i += 1) {
      const u = random.between(-0.02, 1.02);
      const v = random.between(-0.02, 1.02);
      motif.colour(Math.min(0.999, Math.max(0, u)), Math.min(0.999, Math.max(0, v)), seen);
      const shade = 1 + random.normal() * pass.stray;
      const warm = random.normal() * pass.stray * 0.35;
      stroke(canvas, random, {
        x: u * canvas.width,
        y: v * canvas.height,
        angle: motif.flow(u, v) + random.normal() * 0.14,
        wide: wide * random.between(0.7, 1.25),
        long: long * random.between(0.6, 1.3),
        colour: [
          (seen[0] as number) * shade * (1 + warm),
          (seen[1] as number) * shade,
          (seen[2] as number) * shade * (1 - warm),
        ],
        load: pass.load,
        dry: random.between(0.1, 0.5),
      });
    }
  }
}

/** A stroke of a flat brush: hairs leave streaks, paint runs out towards the end. */
export function stroke(
  canvas: Canvas,
  random: SeededRandom,
  by: {
    readonly x: number;
    readonly y: number;
    readonly angle: number;
    readonly wide: number;
    readonly long: number;
    readonly colour: Colour;
    readonly load: number;
    readonly dry: number;
    readonly bend?: number;
  },
): void {
  const { width, height, light, relief } = canvas;
  const c = Math.cos(by.angle);
  const s = Math.sin(by.angle);
  const half = by.wide / 2;
  const reach = Math.hypot(by.long / 2 + half, half) + Math.abs(by.bend ?? 0) * by.long;
  const hairs = random.whole(0, 60);
  const bend = (by.bend ?? random.normal() * 0.05) * 4;
  const fromX = Math.max(0, Math.floor(by.x - reach));
  const toX = Math.min(width - 1, Math.ceil(by.x + reach));
  const fromY = Math.max(0, Math.floor(by.y - reach));
  const toY = Math.min(height - 1, Math.ceil(by.y + reach));
  const hairScale = 14 / by.wide + 0.1;
  for (let y = fromY; y <= toY; y += 1) {
    for (let x = fromX; x <= toX; x += 1) {
      const along = ((x - by.x) * c + (y - by.y) * s) / by.long + 0.5;
      if (along < -0.08 || along > 1.08) continue;
      const off =
        -(x - by.x) * s + (y - by.y) * c - bend * by.long * (along - 0.5) * (along - 0.5) + (bend * by.long) / 12;
      const across = off / half;
      if (across < -1 || across > 1) continue;
      const hair = noise2((off + 500) * hairScale, along * 2.2, hairs);
      const end = along < 0.06 ? (along + 0.08) * 7 : along > 1 - by.dry ? (1.05 - along) / (by.dry + 0.05) : 1;
      const side = (1 - across * across * across * across) * 1.6;
      const cover = Math.min(1, Math.max(0, (end * side + hair - 0.55 - 0.35 * by.dry) * 3));
      if (cover <= 0) continue;
      const at = y * width + x;
      const tone = 0.9 + 0.2 * hair;
      light[at * 3] = (light[at * 3] as number) * (1 - cover) + by.colour[0] * tone * cover;
      light[at * 3 + 1] = (light[at * 3 + 1] as number) * (1 - cover) + by.colour[1] * tone * cover;
      light[at * 3 + 2] = (light[at * 3 + 2] as number) * (1 - cover) + by.colour[2] * tone * cover;
      const ridge = across * across * 0.45 + hair * 0.8;
      relief[at] = (relief[at] as number) * (1 - cover * 0.75) + ridge * by.load * cover;
    }
  }
}
