import type { Colour } from '../colour.ts';
import { noise } from '../noise.ts';
import type { Solid } from '../studio/solid.ts';
import { turned } from '../studio/turned.ts';
import { type GlassFormName, glassForms } from './glass-forms.ts';

/** The colours of the pot of molten glass, as what a unit of it takes out of the light. */
const melts = {
  amber: [0.6, 2.4, 7],
  cobalt: [6.5, 4.2, 0.7],
  emerald: [5, 1, 3.4],
  amethyst: [2.2, 4.4, 1.4],
  smoke: [2.2, 2.1, 1.9],
  ruby: [0.7, 6.5, 5.5],
  aqua: [3.2, 0.8, 0.9],
  clear: [0.14, 0.07, 0.09],
} as const satisfies Record<string, Colour>;

export type MeltName = keyof typeof melts;

/** A piece of blown glass; `into` is the melt that the colour shades off to at the rim. */
export type BlownGlass = { readonly glassForm: GlassFormName; readonly melt: MeltName; readonly into?: MeltName };

/** Blows a piece of glass. */
export function blownGlass(
  { glassForm, melt, into = melt }: BlownGlass,
  seed: number,
): Solid & { readonly height: number; readonly widest: number } {
  const form = glassForms[glassForm];
  const blown = turned(form.profile, {
    thickness: form.thickness,
    sway: (height, cosine, sine) => 0.01 * (noise(height * 2 + seed, cosine, sine) - 0.5),
  });
  const [low, high] = [melts[melt], melts[into]];
  const colour: [number, number, number] = [0, 0, 0];
  return {
    ...blown,
    widest: Math.max(...form.profile.map(([radius]) => radius)),
    material: () => {},
    glass: (height) => {
      const share = Math.min(1, Math.max(0, (height / blown.height - 0.2) * 1.5));
      for (let i = 0; i < 3; i += 1)
        colour[i] = (low[i] as number) + ((high[i] as number) - (low[i] as number)) * share;
      return colour;
    },
  };
}
