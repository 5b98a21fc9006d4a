import { type Colour, colour } from '../colour.ts';
import { noise2 } from '../noise.ts';

/** A sheet or canvas being worked on: light per pixel, and how thick the paint lies. */
export type Canvas = {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
  readonly relief: Float32Array;
};

export function blankCanvas(width: number, height: number, ground: Colour): Canvas {
  const light = new Float32Array(width * height * 3);
  const [red, green, blue] = ground;
  for (let i = 0; i < light.length; i += 3) {
    light[i] = red;
    light[i + 1] = green;
    light[i + 2] = blue;
  }
  return { width, height, light, relief: new Float32Array(width * height) };
}

/** Fills a canvas point by point; u and v run from 0 to 1, from the left and from the top. */
export function fill(canvas: Canvas, paint: (u: number, v: number, into: Float64Array) => void): void {
  const into = new Float64Array(3);
  for (let y = 0; y < canvas.height; y += 1) {
    for (let x = 0; x < canvas.width; x += 1) {
      paint((x + 0.5) / canvas.width, (y + 0.5) / canvas.height, into);
      const at = (y * canvas.width + x) * 3;
      canvas.light[at] = into[0] as number;
      canvas.light[at + 1] = into[1] as number;
      canvas.light[at + 2] = into[2] as number;
    }
  }
}

/** Lights the relief of the paint from the upper left, and the weave of the cloth where `weave` is above zero. */
export function lightRelief(canvas: Canvas, strength: number, weave: number): void {
  const { width, height, light, relief } = canvas;
  for (let y = height - 1; y > 0; y -= 1) {
    for (let x = width - 1; x > 0; x -= 1) {
      const at = y * width + x;
      const here = relief[at] as number;
      const slope = here - 0.5 * (relief[at - 1] as number) - 0.5 * (relief[at - width] as number);
      const cloth =
        weave === 0 ? 0 : weave * (Math.sin(x * 1.35) * Math.sin(y * 1.35) + 0.7 * (noise2(x * 0.5, y * 0.5, 5) - 0.5));
      const tone = Math.max(0.3, 1 + slope * strength + cloth);
      light[at * 3] = (light[at * 3] as number) * tone;
      light[at * 3 + 1] = (light[at * 3 + 1] as number) * tone;
      light[at * 3 + 2] = (light[at * 3 + 2] as number) * tone;
    }
  }
}

/** Sets of colours that go together. */
export const palettes = {
  estuary: { pale: '#d9d3c3', mid: '#8fa3ad', deep: '#4d6470', warm: '#b99a6b', dark: '#2f3b40', light: '#ece8dd' },
  ember: { pale: '#3a1412', mid: '#a8321e', deep: '#d9692a', warm: '#571c24', dark: '#1f0d10', light: '#e8a552' },
  harvest: { pale: '#e3cf9a', mid: '#c98f3a', deep: '#7c6a32', warm: '#a4502a', dark: '#3d4a35', light: '#f0e4c3' },
  winter: { pale: '#e4e6e6', mid: '#b5c0c8', deep: '#7c8d9b', warm: '#c9b9a8', dark: '#2b3238', light: '#f3f2ee' },
  orchard: { pale: '#cfd6b0', mid: '#7f9a5b', deep: '#47663f', warm: '#c8a24f', dark: '#27392f', light: '#efe9cf' },
  marine: { pale: '#dfe4df', mid: '#5f96a3', deep: '#1d4a63', warm: '#e0b36a', dark: '#12283a', light: '#f1ede0' },
  bauhaus: { pale: '#ece3d0', mid: '#c63a2b', deep: '#1f4e8c', warm: '#e2b233', dark: '#1c1b1a', light: '#8aa0a0' },
  dusk: { pale: '#e0a48c', mid: '#7d5a7a', deep: '#3f3a5e', warm: '#c76b62', dark: '#1d1c30', light: '#f0cfa6' },
  clay: { pale: '#ead9c6', mid: '#c98f6d', deep: '#9c5a3f', warm: '#b9a58a', dark: '#40352f', light: '#f2e6d6' },
  moss: { pale: '#dcd9c6', mid: '#9aa58a', deep: '#5c6f5e', warm: '#b98a5a', dark: '#2c352f', light: '#efeadb' },
} as const;

export type PaletteName = keyof typeof palettes;
export type Palette = {
  readonly pale: Colour;
  readonly mid: Colour;
  readonly deep: Colour;
  readonly warm: Colour;
  readonly dark: Colour;
  readonly light: Colour;
};

/** A palette as light. */
export function paletteOf(name: PaletteName): Palette {
  const { pale, mid, deep, warm, dark, light } = palettes[name];
  return {
    pale: colour(pale),
    mid: colour(mid),
    deep: colour(deep),
    warm: colour(warm),
    dark: colour(dark),
    light: colour(light),
  };
}
