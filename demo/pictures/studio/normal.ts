import type { Solid } from './solid.ts';

/** Wide enough to pass over the cells of a profile's table, which glaze would show. */
const REACH = 0.003;

/** The outward normal of a solid at a point of its surface. */
export function normalAt({ distance }: Solid, x: number, y: number, z: number, normal: Float64Array): void {
  const a = distance(x + REACH, y - REACH, z - REACH);
  const b = distance(x - REACH, y - REACH, z + REACH);
  const c = distance(x - REACH, y + REACH, z - REACH);
  const d = distance(x + REACH, y + REACH, z + REACH);
  setUnit(normal, a - b - c + d, -a - b + c + d, -a + b - c + d);
}

/** Sets a direction to length 1. */
export function setUnit(direction: Float64Array, x: number, y: number, z: number): void {
  const length = Math.sqrt(x * x + y * y + z * z) || 1;
  direction[0] = x / length;
  direction[1] = y / length;
  direction[2] = z / length;
}
