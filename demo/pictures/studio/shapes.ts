import type { Solid } from './solid.ts';
import type { Vector } from './vector.ts';

type Distance = Solid['distance'];

/** A box with rounded edges: centre, half sizes, radius of the edges. */
export function box([cx, cy, cz]: Vector, [hx, hy, hz]: Vector, round: number): Distance {
  return (x, y, z) => {
    const dx = Math.abs(x - cx) - hx + round;
    const dy = Math.abs(y - cy) - hy + round;
    const dz = Math.abs(z - cz) - hz + round;
    const ox = Math.max(dx, 0);
    const oy = Math.max(dy, 0);
    const oz = Math.max(dz, 0);
    return Math.sqrt(ox * ox + oy * oy + oz * oz) + Math.min(Math.max(dx, dy, dz), 0) - round;
  };
}

/** A round bar that follows points, its radius given with each: a handle, a spout, a branch. */
export function bar(points: readonly (readonly [x: number, y: number, z: number, radius: number])[]): Distance {
  return (x, y, z) => {
    let nearest = 99;
    for (let i = 1; i < points.length; i += 1) {
      const a = points[i - 1] as (typeof points)[number];
      const b = points[i] as (typeof points)[number];
      const bx = b[0] - a[0];
      const by = b[1] - a[1];
      const bz = b[2] - a[2];
      const ax = x - a[0];
      const ay = y - a[1];
      const az = z - a[2];
      const along = Math.min(1, Math.max(0, (ax * bx + ay * by + az * bz) / (bx * bx + by * by + bz * bz)));
      const ox = ax - bx * along;
      const oy = ay - by * along;
      const oz = az - bz * along;
      const distance = Math.sqrt(ox * ox + oy * oy + oz * oz) - (a[3] + (b[3] - a[3]) * along);
      if (distance < nearest) nearest = distance;
    }
    return nearest;
  };
}

/** Two shapes grown together with a soft seam of the given width. */
export function joined(first: Distance, second: Distance, seam: number): Distance {
  return (x, y, z) => {
    const a = first(x, y, z);
    const b = second(x, y, z);
    const blend = Math.max(seam - Math.abs(a - b), 0) / seam;
    return Math.min(a, b) - blend * blend * seam * 0.25;
  };
}

/** The first shape without the second, the edge softened by the given width. */
export function without(first: Distance, second: Distance, soft: number): Distance {
  return (x, y, z) => {
    const a = first(x, y, z);
    const b = -second(x, y, z);
    const blend = Math.max(soft - Math.abs(a - b), 0) / soft;
    return Math.max(a, b) + blend * blend * soft * 0.25;
  };
}
