import { noise } from '../noise.ts';
import type { Solid } from '../studio/solid.ts';
import { turned } from '../studio/turned.ts';
import { type GlazeName, glazes } from './glazes.ts';
import { type VesselFormName, vesselForms } from './vessel-forms.ts';

/** A pot as the catalogue describes it. */
export type Pot = { readonly form: VesselFormName; readonly glaze: GlazeName; readonly size?: number };

/** Throws and glazes a pot. */
export function pot(
  { form, glaze, size = 1 }: Pot,
  seed: number,
): Solid & { readonly height: number; readonly widest: number } {
  const made = vesselForms[form];
  const profile = made.profile.map(([radius, height]) => [radius * size, height * size] as const);
  const thrown = turned(profile, {
    thickness: made.thickness,
    sway: (height, cosine, sine) => 0.012 * (noise(height * 2.5 + seed, cosine * 0.55, sine * 0.55) - 0.5),
  });
  const material = glazes[glaze]({ height: thrown.height, bareBelow: made.bareBelow * size, seed });
  return { ...thrown, material, widest: Math.max(...profile.map(([radius]) => radius)) };
}
