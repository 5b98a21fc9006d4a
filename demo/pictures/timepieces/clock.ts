import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { colour } from '../colour.ts';
import { bar, box, joined } from '../studio/shapes.ts';
import { type Material, placed, placedSolid, type Solid } from '../studio/solid.ts';
import { turned } from '../studio/turned.ts';
import { type DialDesign, drawDial } from './dial.ts';
import { type DialGround, dialMaterial } from './dial-material.ts';
import { metal, type Tint, tints, wood } from './fine-materials.ts';

/** A table clock as the catalogue describes it. */
export type Clock = {
  readonly body: 'arched' | 'block' | 'drum' | 'carriage';
  readonly dial: DialDesign;
  readonly ground: DialGround;
  readonly tint: Tint;
  readonly wood?: readonly [dark: string, pale: string];
};

/** Builds a clock that stands on the floor and faces the camera. */
export async function clock(design: Clock, random: SeededRandom, side: number): Promise<readonly Solid[]> {
  const face = await dialMaterial(drawDial(design.dial, random, side), design.ground, 0.36);
  const head = (height: number, front: number, size: number) =>
    placedSolid(dialHead(face, design.tint, size), { move: [0, height, front], turn: [Math.PI / 2, 0, 0] });
  const [dark, pale] = design.wood ?? ['#3a1d10', '#7d4a28'];
  const timber = wood(dark, pale, false, random.between(0, 50));
  switch (design.body) {
    case 'arched': {
      const arch = turned(
        [
          [0, -0.2],
          [0.47, -0.2],
          [0.47, -0.2],
          [0.5, -0.17],
          [0.5, -0.17],
          [0.5, 0.17],
          [0.5, 0.17],
          [0.47, 0.2],
          [0.47, 0.2],
          [0, 0.2],
        ],
        { thickness: 0.03, solid: true },
      );
      const round = placed(arch.distance, { move: [0, 0.56, 0], turn: [Math.PI / 2, 0, 0] });
      const lower = box([0, 0.33, 0], [0.515, 0.26, 0.215], 0.015);
      const plinth = box([0, 0.06, 0.01], [0.6, 0.05, 0.26], 0.02);
      return [
        {
          distance: (x, y, z) => Math.min(round(x, y, z), lower(x, y, z), plinth(x, y, z)),
          around: [0, 0.5, 0, 0.85],
          material: timber,
        },
        ...feet(0.5, 0.18, design.tint),
        head(0.56, 0.215, 1),
      ];
    }
    case 'block': {
      const body = box([0, 0.56, 0], [0.56, 0.5, 0.22], 0.05);
      const plinth = box([0, 0.045, 0], [0.5, 0.045, 0.2], 0.01);
      return [
        {
          distance: (x, y, z) => Math.min(body(x, y, z), plinth(x, y, z)),
          around: [0, 0.5, 0, 0.85],
          material: timber,
        },
        head(0.56, 0.22, 1.08),
      ];
    }
    case 'drum': {
      const barrel = turned(
        [
          [0, -0.2],
          [0.4, -0.2],
          [0.46, -0.16],
          [0.47, 0.1],
          [0.45, 0.16],
          [0, 0.16],
        ],
        { thickness: 0.012, solid: true },
      );
      const body = placed(barrel.distance, { move: [0, 0.68, 0], turn: [Math.PI / 2, 0, 0] });
      const stem = turned(
        [
          [0.36, 0.02],
          [0.34, 0.06],
          [0.16, 0.09],
          [0.1, 0.16],
          [0.12, 0.24],
          [0, 0.26],
        ],
        { thickness: 0.012, solid: true },
      );
      const shape = joined(body, stem.distance, 0.05);
      return [
        { distance: shape, around: [0, 0.55, 0, 0.75], material: metal(tints[design.tint], 0.09) },
        head(0.68, 0.17, 1.05),
      ];
    }
    case 'carriage': {
      const brass = metal(tints[design.tint], 0.1);
      return [
        { distance: carriageFrame(), around: [0, 0.62, 0, 0.95], material: brass },
        { distance: box([0, 0.6, 0], [0.36, 0.42, 0.2], 0.01), around: [0, 0.6, 0, 0.65], material: glassPanel() },
        head(0.68, 0.215, 0.78),
      ];
    }
  }
}

/** Bezel, rehaut and dial as one turned piece, facing up. */
function dialHead(face: Material, tint: Tint, size: number): Solid {
  const ring = turned(
    [
      [0, -0.05],
      [0.42, -0.05],
      [0.43, 0.02],
      [0.41, 0.055],
      [0.385, 0.05],
      [0.365, 0.02],
      [0.36, 0.005],
      [0.36, 0.005],
      [0, 0.005],
    ],
    { thickness: 0.004, solid: true },
  );
  const bezel = metal(tints[tint], 0.07);
  return {
    distance: (x, y, z) => ring.distance(x / size, y / size, z / size) * size,
    around: [0, 0, 0, 0.5 * size],
    material: (surface, x, y, z, nx, ny, nz) => {
      if (Math.hypot(x, z) < 0.36 * size && ny > 0.7) face(surface, x / size, y / size, z / size, nx, ny, nz);
      else bezel(surface, x, y, z, nx, ny, nz);
    },
  };
}

function feet(x: number, z: number, tint: Tint): readonly Solid[] {
  const foot = turned(
    [
      [0, 0],
      [0.05, 0],
      [0.065, 0.02],
      [0.04, 0.035],
      [0, 0.035],
    ],
    { thickness: 0.004, solid: true },
  );
  const material = metal(tints[tint], 0.1);
  return [-1, 1].map((side) => ({ ...placedSolid({ ...foot, material }, { move: [side * x, 0, z] }) }));
}

function carriageFrame(): Solid['distance'] {
  const base = box([0, 0.075, 0], [0.48, 0.075, 0.31], 0.02);
  const step = box([0, 0.17, 0], [0.44, 0.03, 0.27], 0.015);
  const lid = box([0, 1.06, 0], [0.48, 0.045, 0.31], 0.02);
  const pillars = [-1, 1].flatMap((side) =>
    [-1, 1].map((end) =>
      bar([
        [side * 0.4, 0.18, end * 0.23, 0.036],
        [side * 0.4, 1.03, end * 0.23, 0.036],
      ]),
    ),
  );
  const handle = bar(
    Array.from({ length: 13 }, (_, i) => {
      const angle = (Math.PI * i) / 12;
      return [Math.cos(angle) * 0.33, 1.1 + Math.sin(angle) * 0.24, 0, 0.024] as const;
    }),
  );
  return (x, y, z) => {
    let nearest = Math.min(base(x, y, z), step(x, y, z), lid(x, y, z), handle(x, y, z));
    for (const pillar of pillars) nearest = Math.min(nearest, pillar(x, y, z));
    return nearest;
  };
}

/** Bevelled glass with the dark of the movement behind it. */
function glassPanel(): Material {
  const dark = colour('#1a1712');
  return (surface) => {
    surface.red = dark[0];
    surface.green = dark[1];
    surface.blue = dark[2];
    surface.roughness = 0.03;
    surface.gloss = 0.06;
    surface.metal = 0;
  };
}
