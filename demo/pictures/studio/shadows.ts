import { clamp } from '../noise.ts';
import type { Lighting } from './light.ts';
import type { Rays } from './rays.ts';
import { unit } from './vector.ts';

/** What keeps light away from a point. */
export type Shadows = {
  /** How much of the key light arrives: 0 in full shadow. `care` takes smaller steps, for smooth paper on which every step would show. */
  readonly lit: (x: number, y: number, z: number, care: number) => number;
  /** How open the surroundings are towards a normal, looked at within `reach`: darker in corners and where things touch. */
  readonly openness: (x: number, y: number, z: number, normal: Float64Array, reach: number, looks: number) => number;
};

export function castShadows({ clearance, top }: Rays, lighting: Lighting): Shadows {
  const [kx, ky, kz] = unit(lighting.key.towards);
  const { hardness } = lighting.key;
  return {
    lit: (x, y, z, care) => {
      let share = 1;
      let t = 0.02;
      for (let i = 0; i < 20 * care; i += 1) {
        const distance = clearance(x + kx * t, y + ky * t, z + kz * t);
        // The lamp is large: what passes it by within its width takes part of it away.
        const open = 0.5 + (0.5 * hardness * distance) / t;
        if (open < share) share = open;
        if (share <= 0) return 0;
        t += clamp((Math.abs(distance) * 0.85) / care, 0.035 / care, 0.4);
        if (y + ky * t > top) break;
      }
      return share * share * (3 - 2 * share);
    },
    openness: (x, y, z, normal, reach, looks) => {
      const nx = normal[0] as number;
      const ny = normal[1] as number;
      const nz = normal[2] as number;
      let closed = 0;
      let weight = 4 / looks;
      const fade = 0.72 ** (4 / looks);
      for (let i = 1; i <= looks; i += 1) {
        const step = (reach * i) / looks;
        const height = y + ny * step + 0.001;
        const free = Math.min(clearance(x + nx * step, y + ny * step, z + nz * step), height);
        if (free < step) closed += (step - free) * weight;
        weight *= fade;
      }
      return clamp(1 - (0.58 / reach) * closed, 0.12, 1);
    },
  };
}
