import type { Colour } from '../colour.ts';
import type { Vector } from './vector.ts';

/** What a material says about one point of a surface. One object is reused for all points, since there are a million of them in a picture. */
export type Surface = {
  red: number;
  green: number;
  blue: number;
  /** 0 mirrors sharply, 1 is matt. */
  roughness: number;
  /** Share of light that is mirrored head-on: about 0.04 for glaze and lacquer, 0 for bare clay or cloth. */
  gloss: number;
  /** 1 where the surface mirrors in its own colour and has no colour otherwise. */
  metal: number;
  /** A bump: what to take from the normal in each direction. */
  bumpX: number;
  bumpY: number;
  bumpZ: number;
};

/** Describes the surface at a point with its normal. Sets every field but the bump, which starts at zero. */
export type Material = (surface: Surface, x: number, y: number, z: number, nx: number, ny: number, nz: number) => void;

/** Something that can be photographed: how far a point is from it (negative inside), within a sphere, and what it is made of. */
export type Solid = {
  readonly distance: (x: number, y: number, z: number) => number;
  readonly material: Material;
  /** Set for glass: the share of red, green and blue light that a unit of it takes away, at a height; the material then only colours the gloss. */
  readonly glass?: (height: number) => Colour;
  /** A sphere around all of it: centre and radius. */
  readonly around: readonly [x: number, y: number, z: number, radius: number];
};

type Distance = Solid['distance'];

/** The shape moved and turned: first about the z axis, then about x, then about y (radians), then moved. */
export function placed(
  shape: Distance,
  by: { readonly move?: Vector; readonly turn?: readonly [x: number, y: number, z: number] },
): Distance {
  const back = towardsShape(by);
  return (x, y, z) => {
    back(x, y, z);
    return shape(back.point[0], back.point[1], back.point[2]);
  };
}

/** Gives a function that takes a point of the room into the shape's own space; the answer stands in `point`. */
export function towardsShape(by: Parameters<typeof placed>[1]) {
  const [mx, my, mz] = by.move ?? [0, 0, 0];
  const [tx, ty, tz] = by.turn ?? [0, 0, 0];
  const [cx, sx] = [Math.cos(tx), Math.sin(tx)];
  const [cy, sy] = [Math.cos(ty), Math.sin(ty)];
  const [cz, sz] = [Math.cos(tz), Math.sin(tz)];
  const point: [number, number, number] = [0, 0, 0];
  const back = (x: number, y: number, z: number) => {
    const px = x - mx;
    const py = y - my;
    const pz = z - mz;
    const ax = px * cy - pz * sy;
    const az = px * sy + pz * cy;
    const by2 = py * cx + az * sx;
    const bz = -py * sx + az * cx;
    point[0] = ax * cz + by2 * sz;
    point[1] = -ax * sz + by2 * cz;
    point[2] = bz;
  };
  return Object.assign(back, { point });
}

/** Moves and turns a whole solid, its material with it. */
export function placedSolid(solid: Solid, by: Parameters<typeof placed>[1]): Solid {
  const back = towardsShape(by);
  const [x, y, z, radius] = solid.around;
  // The centre is taken into the room by trying: the sphere only has to be wide enough, so it is grown by its own way from the origin.
  const [mx, my, mz] = by.move ?? [0, 0, 0];
  const reach = Math.hypot(x, y, z) + radius;
  return {
    distance: placed(solid.distance, by),
    ...(solid.glass ? { glass: solid.glass } : {}),
    around: by.turn ? [mx, my, mz, reach] : [x + mx, y + my, z + mz, radius],
    material: (surface, px, py, pz, nx, ny, nz) => {
      back(nx + mx, ny + my, nz + mz);
      const [lx, ly, lz] = back.point;
      back(px, py, pz);
      solid.material(surface, back.point[0], back.point[1], back.point[2], lx, ly, lz);
    },
  };
}
