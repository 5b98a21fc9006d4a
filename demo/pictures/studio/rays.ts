import type { Setting } from './setting.ts';
import type { Solid } from './solid.ts';
import { cross, unit } from './vector.ts';

/** Pixels are searched in tiles of this side: one ray per tile finds out how far the search of its pixels may be cut short. */
export const TILE = 8;
export const FAR = 30;
/** This near to a surface a ray has met it. */
const HIT = 0.0007;

/** The rays of one camera, and what they meet (sphere tracing: a step is as long as the nearest thing is away). */
export type Rays = {
  /** The direction of the ray in hand. */
  readonly ray: Float64Array;
  /** Takes the ray through a point of the picture in hand, in pixels. */
  readonly aim: (px: number, py: number) => void;
  /** The distance from a point to the nearest solid. */
  readonly clearance: (x: number, y: number, z: number) => number;
  /** Which solid was the nearest when a distance was last taken. */
  readonly met: () => number;
  /** Follows the ray in hand from a distance on; the distance to what it meets, 0 for nothing. */
  readonly follow: (start: number) => number;
  /** From where the pixels of each tile have to search: -1 where none can meet anything. */
  readonly scout: () => Float32Array;
  /** The height above which there is nothing. */
  readonly top: number;
};

export function castRays({ solids, camera, width, height }: Setting): Rays {
  const forward = unit([camera.at[0] - camera.eye[0], camera.at[1] - camera.eye[1], camera.at[2] - camera.eye[2]]);
  const right = unit(cross(forward, camera.up ?? [0, 1, 0]));
  const up = cross(right, forward);
  const scale = Math.tan((camera.angle * Math.PI) / 360);
  const [ex, ey, ez] = camera.eye;
  const spheres = Float64Array.from(solids.flatMap((solid) => solid.around));
  const distances = solids.map((solid) => solid.distance);
  const top = Math.max(...solids.map(({ around: [, y, , radius] }) => y + radius));
  const ray = new Float64Array(3);
  let nearestSolid = 0;

  const aim = (px: number, py: number) => {
    const sx = ((px - width / 2) / (height / 2)) * scale;
    const sy = ((height / 2 - py) / (height / 2)) * scale;
    const x = forward[0] + right[0] * sx + up[0] * sy;
    const y = forward[1] + right[1] * sx + up[1] * sy;
    const z = forward[2] + right[2] * sx + up[2] * sy;
    const length = Math.sqrt(x * x + y * y + z * z);
    ray[0] = x / length;
    ray[1] = y / length;
    ray[2] = z / length;
  };

  const clearance = (x: number, y: number, z: number): number => {
    let nearest = 99;
    for (let i = 0; i < distances.length; i += 1) {
      const cx = x - (spheres[i * 4] as number);
      const cy = y - (spheres[i * 4 + 1] as number);
      const cz = z - (spheres[i * 4 + 2] as number);
      const far = Math.sqrt(cx * cx + cy * cy + cz * cz) - (spheres[i * 4 + 3] as number);
      if (far > 0.25) {
        if (far < nearest) nearest = far;
        continue;
      }
      const distance = (distances[i] as Solid['distance'])(x, y, z);
      if (distance < nearest) {
        nearest = distance;
        nearestSolid = i;
      }
    }
    return nearest;
  };

  const follow = (start: number): number => {
    const dx = ray[0] as number;
    const dy = ray[1] as number;
    const dz = ray[2] as number;
    let t = start;
    for (let i = 0; i < 90; i += 1) {
      const distance = clearance(ex + dx * t, ey + dy * t, ez + dz * t);
      if (distance < HIT) return t;
      t += distance * 0.96;
      if (t > FAR || (dy < 0 && ey + dy * t < -0.02)) return 0;
    }
    return t;
  };

  /** Follows a cone as wide as a tile, up to where something may be inside it. */
  const scoutTile = (spread: number): number => {
    const dx = ray[0] as number;
    const dy = ray[1] as number;
    const dz = ray[2] as number;
    let t = 0;
    for (let i = 0; i < 120; i += 1) {
      const distance = clearance(ex + dx * t, ey + dy * t, ez + dz * t);
      if (distance < spread * t + 0.002) return Math.max(0, t - spread * t);
      t += Math.max(0.002, (distance - spread * t) * 0.92);
      if (t > FAR || (dy < 0 && ey + dy * t < -0.05)) break;
    }
    return -1;
  };

  const scout = () => {
    const across = Math.ceil(width / TILE);
    const starts = new Float32Array(across * Math.ceil(height / TILE));
    const spread = ((TILE * 0.75) / (height / 2)) * scale;
    for (let i = 0; i < starts.length; i += 1) {
      aim(((i % across) + 0.5) * TILE, (Math.floor(i / across) + 0.5) * TILE);
      starts[i] = scoutTile(spread);
    }
    return starts;
  };

  return { ray, aim, clearance, follow, scout, top, met: () => nearestSolid };
}
