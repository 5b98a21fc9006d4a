import type { Colour } from '../colour.ts';
import { ramp } from '../noise.ts';
import { cross, unit, type Vector } from './vector.ts';

/** A soft box: a lit rectangle seen in a direction, as wide and high as the tangents of its half angles say. */
type SoftBox = {
  readonly towards: Vector;
  readonly width: number;
  readonly height: number;
  readonly colour: Colour;
};

/** The lamps of a studio. The key light casts the shadows; the boxes are what glossy things mirror. */
export type Lighting = {
  readonly key: {
    readonly towards: Vector;
    readonly colour: Colour /** Higher is harder. */;
    readonly hardness: number;
  };
  readonly fill: { readonly towards: Vector; readonly colour: Colour };
  readonly above: Colour;
  readonly below: Colour;
  readonly boxes: readonly SoftBox[];
  /** Which way is up for the boxes: the y axis, or -z for a table seen from above. */
  readonly upright: Vector;
};

/** What a mirror pointing somewhere would see: the boxes, softened by the roughness of what mirrors them, before a dim room. */
export type Mirrored = (
  x: number,
  y: number,
  z: number,
  roughness: number,
  light: { red: number; green: number; blue: number },
) => void;

/** Prepares the mirror image of a lighting. `floor` is the colour of what lies below. */
export function mirrored(lighting: Lighting, floor: Colour): Mirrored {
  const up = unit(lighting.upright);
  const boxes = lighting.boxes.map((box) => {
    const c = unit(box.towards);
    const u = unit(cross(up, c));
    const v = cross(c, u);
    return { c, u, v, width: box.width, height: box.height, colour: box.colour };
  });
  const { above, below } = lighting;
  return (x, y, z, roughness, light) => {
    const height = x * up[0] + y * up[1] + z * up[2];
    const soft = 0.03 + roughness * 0.9;
    // The room gets darker towards the horizon, where black cards stand; below lies the floor.
    const share = Math.max(0, height);
    const floorShare = ramp(-0.02 - roughness * 0.4, -0.25, height);
    const dim = 0.25 + 0.75 * share;
    let red = above[0] * dim * (1 - floorShare) + floor[0] * below[0] * floorShare;
    let green = above[1] * dim * (1 - floorShare) + floor[1] * below[1] * floorShare;
    let blue = above[2] * dim * (1 - floorShare) + floor[2] * below[2] * floorShare;
    for (let i = 0; i < boxes.length; i += 1) {
      const box = boxes[i] as (typeof boxes)[number];
      const k = x * box.c[0] + y * box.c[1] + z * box.c[2];
      if (k <= 0.05) continue;
      const px = Math.abs((x * box.u[0] + y * box.u[1] + z * box.u[2]) / k);
      const py = Math.abs((x * box.v[0] + y * box.v[1] + z * box.v[2]) / k);
      const lit =
        ramp(box.width + soft, box.width - soft * 0.7, px) * ramp(box.height + soft, box.height - soft * 0.7, py);
      if (lit === 0) continue;
      // A box spread by a rough surface gives the same light over a wider spot.
      const spread = (box.width * box.height) / ((box.width + soft * 0.5) * (box.height + soft * 0.5));
      red += box.colour[0] * lit * spread;
      green += box.colour[1] * lit * spread;
      blue += box.colour[2] * lit * spread;
    }
    light.red = red;
    light.green = green;
    light.blue = blue;
  };
}
