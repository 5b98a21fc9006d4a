import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { vesselForms } from '../ceramics/vessel-forms.ts';
import type { Colour } from '../colour.ts';
import { fractal2, mix, noise2, ramp } from '../noise.ts';
import { type Motif, paintFrom, stroke } from './brushwork.ts';
import { blankCanvas, type Canvas, fill, lightRelief, type PaletteName, paletteOf } from './canvas.ts';

type Painter = (
  random: SeededRandom,
  palette: PaletteName,
  size: { readonly width: number; readonly height: number },
) => Canvas;

function put(into: Float64Array, a: Colour, b: Colour, share: number): void {
  for (let i = 0; i < 3; i += 1) into[i] = (a[i] as number) + ((b[i] as number) - (a[i] as number)) * share;
}

function over(into: Float64Array, paint: Colour, share: number): void {
  for (let i = 0; i < 3; i += 1) into[i] = (into[i] as number) + ((paint[i] as number) - (into[i] as number)) * share;
}

function inOil(
  motif: Motif,
  random: SeededRandom,
  ground: Colour,
  { width, height }: { readonly width: number; readonly height: number },
  fine = 1,
): Canvas {
  const canvas = blankCanvas(width, height, ground);
  paintFrom(
    motif,
    canvas,
    [
      { brush: 0.075 * fine, length: 0.24 * fine, cover: 2.2, stray: 0.12, load: 0.6 },
      { brush: 0.036 * fine, length: 0.12 * fine, cover: 1.8, stray: 0.1, load: 1 },
      { brush: 0.017 * fine, length: 0.05 * fine, cover: fine < 1 ? 3 : 1.3, stray: 0.07, load: 1.1 },
    ],
    random,
  );
  lightRelief(canvas, 0.62, 0.02);
  return canvas;
}

/** Sky over low land and water. */
const landscape: Painter = (random, palette, size) => {
  const { pale, mid, deep, warm, dark, light } = paletteOf(palette);
  const seed = random.whole(1, 40);
  const horizon = random.between(0.42, 0.62);
  const sunAt = random.between(0.25, 0.75);
  const river = random.between(0.3, 0.7);
  const ridge = (u: number, level: number) =>
    horizon - 0.05 * level - 0.09 * level * fractal2(u * (2 + level) + seed, level * 3, seed, 4) + 0.045 * level;
  return inOil(
    {
      colour: (u, v, into) => {
        const cloud = fractal2(u * 2.2 + seed, v * 5.5, seed, 4);
        if (v < ridge(u, 2)) {
          put(into, mid, pale, ramp(0, horizon, v));
          over(into, light, ramp(0.5, 0.68, cloud) * 0.9);
          over(into, deep, ramp(0.48, 0.3, cloud) * ramp(horizon, 0, v) * 0.5);
          over(into, warm, ramp(0.22, 0, Math.hypot((u - sunAt) * 1.2, (v - horizon) * 2)) * 0.75);
        } else if (v < horizon) {
          put(into, deep, mid, ramp(ridge(u, 1) + 0.004, ridge(u, 1), v) * 0.75);
          over(into, dark, ramp(0.5, 0.7, noise2(u * 30, v * 18, seed)) * 0.35);
        } else {
          const depth = (v - horizon) / (1 - horizon);
          const bank = river + 0.28 * (fractal2(depth * 2.5, 1, seed, 3) - 0.5) * (0.3 + depth);
          const wide = 0.05 + 0.22 * depth;
          const water = ramp(wide, wide * 0.85, Math.abs(u - bank));
          const field = fractal2((u * 3) / (0.25 + depth), Math.log(0.08 + depth) * 5, seed + 3, 4);
          put(into, warm, dark, ramp(0.35, 0.7, field));
          over(into, deep, ramp(0.55, 0.62, noise2(u * 9, Math.log(0.1 + depth) * 7, seed + 9)) * 0.6);
          const ripple = fractal2(u * 4, depth * 40, seed, 2);
          const sheen: [number, number, number] = [
            mix(mid[0], light[0], ripple),
            mix(mid[1], light[1], ripple),
            mix(mid[2], light[2], ripple),
          ];
          over(into, sheen, water);
        }
      },
      flow: (u, v) => (v < horizon ? 0.5 * (fractal2(u * 2, v * 4, seed + 5, 2) - 0.5) * 3 : 0.08 * Math.sin(u * 7)),
    },
    random,
    pale,
    size,
  );
};

/** Open water under weather. */
const seascape: Painter = (random, palette, size) => {
  const { pale, mid, deep, warm, dark, light } = paletteOf(palette);
  const seed = random.whole(1, 40);
  const horizon = random.between(0.34, 0.46);
  return inOil(
    {
      colour: (u, v, into) => {
        if (v < horizon) {
          const cloud = fractal2(u * 1.8 + seed, v * 3.5, seed, 5);
          put(into, deep, pale, ramp(0, horizon, v));
          over(into, light, ramp(0.46, 0.66, cloud) * 0.85);
          over(into, warm, ramp(0.14, 0.0, horizon - v) * 0.55);
          return;
        }
        const depth = (v - horizon) / (1 - horizon);
        const swell = fractal2((u * 5) / (0.2 + depth) + seed, Math.log(0.05 + depth) * 9, seed + 2, 4);
        put(into, mid, deep, ramp(0.3, 0.62, swell));
        over(into, dark, ramp(0.6, 0.3, swell) * depth * 0.55);
        over(into, light, ramp(0.64, 0.72, swell) * (0.5 + 0.5 * depth));
        over(into, pale, ramp(0.05, 0, depth) * 0.6);
      },
      flow: (u, v) =>
        v < horizon ? 0.9 * (fractal2(u * 2, v * 3, seed, 2) - 0.5) : 0.7 * (noise2(u * 6, v * 9, seed) - 0.5),
    },
    random,
    mid,
    size,
  );
};

/** Pots and bottles on a table edge, in a narrow range of tones. */
const stillLife: Painter = (random, palette, size) => {
  const { pale, mid, deep, warm, dark, light } = paletteOf(palette);
  const table = random.between(0.6, 0.68);
  const order = random.pick([
    ['bottle', 'beaker', 'tallNeck', 'jar', 'cylinder'],
    ['cylinder', 'tallNeck', 'teaBowl', 'bottle', 'beaker'],
    ['jar', 'bottle', 'cylinder', 'gourd', 'beaker'],
  ] as const);
  const colours = [light, warm, deep, mid, dark, pale];
  const widths = order.map((name) => 2 * Math.max(...vesselForms[name].profile.map(([radius]) => radius)));
  // Side by side across the middle of the table, nearly touching; all of them to one scale.
  const scale = 0.78 / widths.reduce((sum, width) => sum + width - 0.06, 0);
  let left = 0.11;
  const things = order
    .map((name, i) => {
      const wide = (widths[i] as number) * scale;
      const at = left + wide / 2;
      left += wide - 0.06 * scale;
      const form = vesselForms[name];
      const height = Math.max(...form.profile.map((point) => point[1])) * scale;
      return { at, foot: table + 0.05 + (i % 2) * 0.06, scale, form, height, wide, paint: colours[i] as Colour };
    })
    .sort((a, b) => a.foot - b.foot);
  const aspect = size.height / size.width;
  const widthAt = (form: (typeof things)[number]['form'], h: number) => {
    let before = form.profile[0] as readonly [number, number, number?];
    for (const point of form.profile) {
      if (point[1] >= h && point[0] > 0.02)
        return mix(before[0], point[0], point[1] === before[1] ? 1 : (h - before[1]) / (point[1] - before[1]));
      before = point;
    }
    return 0;
  };
  return inOil(
    {
      colour: (u, v, into) => {
        put(into, mid, pale, 0.1 + 0.45 * fractal2(u * 2, v * 2, 3, 3) + 0.2 * (1 - u));
        if (v > table) put(into, warm, light, 0.25 + 0.35 * fractal2(u * 3, v * 5, 8, 3));
        over(into, dark, ramp(0.006, 0.0, Math.abs(v - table)) * 0.35);
        for (const thing of things) {
          const shade = ramp(0.13, 0.02, Math.hypot((u - thing.at - 0.09) * 0.8, (v - thing.foot) * aspect * 3.4));
          over(into, dark, shade * 0.5);
        }
        for (const thing of things) {
          const h = ((thing.foot - v) * aspect) / thing.scale;
          if (h < 0) continue;
          const half = widthAt(thing.form, h) * thing.scale;
          const off = (u - thing.at) / (half || 1);
          if (half <= 0 || Math.abs(off) > 1) continue;
          put(into, thing.paint, dark, ramp(-0.35, 1.15, off) * 0.62);
          over(into, light, ramp(0.32, 0.05, Math.abs(off + 0.45)) * 0.4);
        }
      },
      flow: (u, v) =>
        things.some(
          (thing) =>
            Math.abs(u - thing.at) < thing.wide / 2 && v < thing.foot && v > thing.foot - thing.height / aspect,
        )
          ? 1.45
          : 0.25 * Math.sin(u * 5 + v * 3),
    },
    random,
    warm,
    size,
    0.4,
  );
};

/** Houses by a harbour, and their likeness in the water. */
const harbour: Painter = (random, palette, size) => {
  const { pale, mid, deep, warm, dark, light } = paletteOf(palette);
  const quay = random.between(0.55, 0.64);
  const houses: { from: number; to: number; top: number; gable: number; paint: Colour }[] = [];
  const paints = [warm, light, mid, deep, pale];
  for (let u = -0.03; u < 1.02; ) {
    const wide = random.between(0.07, 0.15);
    houses.push({
      from: u,
      to: u + wide,
      top: quay - random.between(0.14, 0.3),
      gable: random.between(0.03, 0.09),
      paint: random.pick(paints),
    });
    u += wide;
  }
  const seed = random.whole(1, 40);
  const town = (u: number, v: number, into: Float64Array) => {
    put(into, mid, pale, ramp(0, quay, v));
    over(into, light, ramp(0.5, 0.66, fractal2(u * 2 + seed, v * 5, seed, 4)) * 0.8);
    for (const house of houses) {
      if (u < house.from || u > house.to) continue;
      const middle = (house.from + house.to) / 2;
      const roof = house.top - house.gable * (1 - Math.abs(u - middle) / ((house.to - house.from) / 2));
      if (v < roof) continue;
      if (v < house.top) put(into, deep, dark, 0.5 + 0.4 * ((u - house.from) / (house.to - house.from)));
      else {
        put(into, house.paint, dark, 0.08 + 0.22 * ((u - house.from) / (house.to - house.from)));
        const column = (((u - house.from) / 0.03) % 1) - 0.5;
        const row = (((v - house.top) / 0.055) % 1) - 0.5;
        if (Math.abs(column) < 0.22 && Math.abs(row) < 0.27 && u - house.from > 0.012 && house.to - u > 0.012)
          over(into, dark, 0.75);
      }
    }
  };
  return inOil(
    {
      colour: (u, v, into) => {
        if (v < quay) return town(u, v, into);
        if (v < quay + 0.018) return put(into, dark, deep, 0.3);
        const ripple = 0.02 * (fractal2(u * 6, v * 40, seed, 3) - 0.5);
        town(u + ripple, Math.max(0, quay - (v - quay) * 0.95 + ripple), into);
        over(into, deep, 0.35 + 0.25 * fractal2(u * 3, v * 60, seed + 4, 2));
        over(into, light, ramp(0.68, 0.75, fractal2(u * 7, v * 70, seed + 6, 2)) * 0.7);
      },
      flow: (u, v) =>
        v > quay
          ? 0.05
          : v > 0.3 && houses.some((house) => u > house.from + 0.01 && u < house.to - 0.01 && v > house.top)
            ? 1.5
            : 0.4 * Math.sin(u * 6),
    },
    random,
    deep,
    size,
    0.6,
  );
};

/** Fields of colour with breathing edges, stacked. */
const colourField: Painter = (random, palette, size) => {
  const { pale: ground, mid: a, deep: b, warm: c, light: d } = paletteOf(palette);
  const canvas = blankCanvas(size.width, size.height, ground);
  const seed = random.whole(1, 40);
  const splits = random.pick([
    [0.08, 0.4, 0.44, 0.92],
    [0.07, 0.58, 0.62, 0.93],
    [0.06, 0.3, 0.34, 0.66, 0.7, 0.94],
  ]);
  const paints = [a, b, c];
  fill(canvas, (u, v, into) => {
    const wash = fractal2(u * 3 + seed, v * 3, seed, 4);
    put(into, ground, d, wash * 0.28);
    for (let i = 0; i + 1 < splits.length; i += 2) {
      const soft = 0.012 + 0.03 * fractal2(u * 5, v * 5, seed + i, 3);
      const wu = u + 0.03 * (fractal2(v * 9, u * 3, seed + 3 + i, 4) - 0.5);
      const wv = v + 0.03 * (fractal2(u * 9, v * 3, seed + 5 + i, 4) - 0.5);
      const top = splits[i] as number;
      const low = splits[i + 1] as number;
      const inside =
        ramp(0.07 - soft, 0.07 + soft, wu) *
        ramp(0.93 + soft, 0.93 - soft, wu) *
        ramp(top - soft, top + soft, wv) *
        ramp(low + soft, low - soft, wv);
      const brushed = fractal2(u * 4, v * 14, seed + 7 + i, 5);
      over(into, paints[i / 2] as Colour, inside * (0.62 + 0.38 * ramp(0.3, 0.6, brushed)));
      over(into, d, inside * 0.18 * ramp(0.5, 0.75, fractal2(u * 2.5, v * 5, seed + 11 + i, 4)));
    }
    const mottle = 0.93 + 0.14 * fractal2(u * 14, v * 30, seed + 21, 3);
    for (let i = 0; i < 3; i += 1) into[i] = (into[i] as number) * mottle;
  });
  lightRelief(canvas, 0, 0.035);
  return canvas;
};

/** A few large gestures on a quiet ground. */
const gesture: Painter = (random, palette, size) => {
  const { pale: ground, mid, deep, warm, dark, light: bright } = paletteOf(palette);
  const paints = [mid, dark, deep, warm, bright];
  const canvas = blankCanvas(size.width, size.height, ground);
  const { width, height } = size;
  const seed = random.whole(1, 40);
  paintFrom(
    {
      colour: (u, v, into) => put(into, ground, mid, 0.25 * fractal2(u * 2, v * 2, seed, 3)),
      flow: (u, v) => 3 * fractal2(u, v, seed, 2),
    },
    canvas,
    [{ brush: 0.12, length: 0.35, cover: 2.5, stray: 0.05, load: 0.5 }],
    random,
  );
  const count = random.whole(7, 11);
  for (let i = 0; i < count; i += 1) {
    const large = i < 4;
    stroke(canvas, random, {
      x: width * random.between(0.25, 0.75),
      y: height * random.between(0.2, 0.8),
      angle: random.between(-1.4, 1.4),
      wide: width * (large ? random.between(0.13, 0.24) : random.between(0.02, 0.07)),
      long: width * random.between(0.45, large ? 0.95 : 0.7),
      colour: paints[(i * 2 + random.whole(0, 1)) % paints.length] as Colour,
      load: 1.6,
      dry: random.between(0.35, 0.9),
      bend: random.between(-0.16, 0.16),
    });
  }
  lightRelief(canvas, 0.75, 0.03);
  return canvas;
};

export const oils = { landscape, seascape, stillLife, harbour, colourField, gesture } as const;
export type OilName = keyof typeof oils;
