import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { bar, joined } from '../studio/shapes.ts';
import { placed, type Solid } from '../studio/solid.ts';
import { turned } from '../studio/turned.ts';
import { type DialDesign, drawDial } from './dial.ts';
import { type DialGround, dialMaterial } from './dial-material.ts';
import { metal, type Tint, tints } from './fine-materials.ts';

/** A pocket watch as the catalogue describes it. */
export type PocketWatch = {
  readonly dial: DialDesign;
  readonly ground: DialGround;
  readonly tint: Tint;
  readonly chain: boolean;
};

/** Builds a pocket watch lying on its back, its bow towards -z and its chain laid in a curve. */
export async function pocketWatch(design: PocketWatch, random: SeededRandom, side: number): Promise<readonly Solid[]> {
  const body = turned(
    [
      [0, -0.06],
      [0.42, -0.05],
      [0.55, 0.02],
      [0.575, 0.08],
      [0.55, 0.14],
      [0.5, 0.19],
      [0.475, 0.19],
      [0.46, 0.165],
      [0.458, 0.14],
      [0.458, 0.14],
      [0, 0.14],
    ],
    { thickness: 0.004, solid: true },
  );
  const stem = bar([
    [0, 0.08, -0.54, 0.05],
    [0, 0.08, -0.66, 0.045],
  ]);
  const crown = turned(
    [
      [0, 0],
      [0.06, 0],
      [0.09, 0.02],
      [0.085, 0.09],
      [0.05, 0.12],
      [0, 0.125],
    ],
    { thickness: 0.004, solid: true },
  );
  const crownPlaced = placed(crown.distance, { move: [0, 0.08, -0.66], turn: [-Math.PI / 2, 0, 0] });
  const bow = bar(
    Array.from({ length: 21 }, (_, i) => {
      const angle = Math.PI * (-0.22 + (1.44 * i) / 20);
      return [Math.cos(angle) * 0.2, 0.08, -0.78 - Math.sin(angle) * 0.2, 0.026] as const;
    }),
  );
  const face = await dialMaterial(drawDial(design.dial, random, side), design.ground, 0.458);
  const polished = metal(tints[design.tint], 0.07);
  const shape = joined(body.distance, stem, 0.03);
  return [
    {
      distance: (x, y, z) => Math.min(shape(x, y, z), crownPlaced(x, y, z), bow(x, y, z)),
      around: [0, 0.05, -0.22, 0.85],
      material: (surface, x, y, z, nx, ny, nz) =>
        (Math.hypot(x, z) < 0.458 && ny > 0.7 ? face : polished)(surface, x, y, z, nx, ny, nz),
    },
    ...(design.chain ? [chain(design.tint)] : []),
  ];
}

/** Links that alternate between lying and standing, along an arc from the bow. */
function chain(tint: Tint): Solid {
  const count = 26;
  const places = Array.from({ length: count }, (_, i) => {
    const angle = -Math.PI * 0.5 + (i / count) * Math.PI * 0.92;
    return {
      x: 0.62 + Math.cos(angle + Math.PI * 0.5 + Math.PI) * 0.62,
      z: -0.98 + Math.sin(angle + Math.PI * 0.5) * 0.55 - i * 0.004,
      turn: angle,
    };
  });
  const links = places.map(({ x, z }, i) => {
    const next = places[Math.min(count - 1, i + 1)] ?? { x, z };
    const previous = places[Math.max(0, i - 1)] ?? { x, z };
    const angle = Math.atan2(next.z - previous.z, next.x - previous.x);
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const flat = i % 2 === 0;
    return (px: number, py: number, pz: number) => {
      const along = (px - x) * c + (pz - z) * s;
      const aside = -(px - x) * s + (pz - z) * c;
      const [u, v] = flat ? [aside, py - 0.035] : [py - 0.035, aside];
      const straight = Math.max(0, Math.abs(along) - 0.022);
      const ring = Math.sqrt(straight * straight + u * u) - 0.032;
      return Math.sqrt(ring * ring + v * v) - 0.012;
    };
  });
  return {
    distance: (x, y, z) => {
      let nearest = 9;
      for (let i = 0; i < count; i += 1) {
        const place = places[i] as (typeof places)[number];
        const rough = Math.abs(x - place.x) + Math.abs(z - place.z);
        if (rough > 0.3 + nearest) continue;
        nearest = Math.min(nearest, (links[i] as (typeof links)[number])(x, y, z));
      }
      return nearest === 9 ? 0.2 : nearest * 0.9;
    },
    around: [0.55, 0.03, -0.85, 1.0],
    material: metal(tints[tint], 0.08),
  };
}
