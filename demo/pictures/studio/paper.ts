import { ramp } from '../noise.ts';
import type { Mirrored } from './light.ts';
import type { Rays } from './rays.ts';
import type { Setting } from './setting.ts';
import type { Shadows } from './shadows.ts';

/** The seamless paper behind and below everything. */
export type Paper = {
  /** The light of the paper where the picture has this pixel, shadows included. */
  readonly at: (px: number, py: number, light: Float32Array, to: number) => void;
  /** Fills a whole picture with it. */
  readonly fill: (light: Float32Array) => void;
  /** The light in a direction from a point, without shadows: what is seen through glass. */
  readonly beyond: (x: number, y: number, z: number, towards: Float64Array, light: Float32Array) => void;
};

const UPWARDS = Float64Array.of(0, 1, 0);
/** Paper is smooth: it is lit at every fourth pixel, and the rest is filled in between. */
const STEP = 4;
/** So many steps are looked over at a time for shadows. */
const MESH = 6;

export function hangPaper(setting: Setting, { ray, aim }: Rays, shadows: Shadows, mirror: Mirrored): Paper {
  const { paper, camera, width, height, solids } = setting;
  const [ex, ey, ez] = camera.eye;
  const clear = solids.find((solid) => solid.glass);
  const stain = clear?.glass?.(clear.around[1]).map((takes) => Math.exp(-takes * 0.16) * 0.82);
  const seen = { red: 0, green: 0, blue: 0 };

  const shadowOnFloor = (x: number, z: number) => {
    const open = shadows.openness(x, 0.002, z, UPWARDS, 0.34, 12);
    const contact = shadows.openness(x, 0.002, z, UPWARDS, 0.1, 6);
    return (0.4 + 0.6 * shadows.lit(x, 0.004, z, 3)) * (0.45 + 0.55 * open) * (0.6 + 0.4 * contact);
  };

  /** The shadow on the paper at a pixel: 1 where there is none. */
  const shadowAt = (px: number, py: number): number => {
    aim(px, py);
    const dy = ray[1] as number;
    if (dy > -1e-4) return 1;
    const t = -ey / dy;
    const z = ez + (ray[2] as number) * t;
    const wall = wallShare(z);
    return wall < 1 ? wall + (1 - wall) * shadowOnFloor(ex + (ray[0] as number) * t, z) : 1;
  };

  /** How much of the wall's colour the paper has: it rises from the floor in a wide curve. */
  const wallShare = (z: number) => (camera.up ? 0 : ramp(-0.6, -3.4, z));

  const lightPaper = (px: number, py: number, shadow: number, light: Float32Array, to: number): void => {
    aim(px, py);
    // A pool of light behind and left of the thing, fading to the corners.
    const ox = px / width - 0.44;
    const oy = py / height - 0.46;
    const pool = 1.04 - 0.62 * (ox * ox * 1.1 + oy * oy);
    const dy = ray[1] as number;
    const wall = dy > -1e-4 ? 1 : wallShare(ez - ((ray[2] as number) * ey) / dy);
    for (let i = 0; i < 3; i += 1) {
      // Glass colours its shadow and gathers light in the middle of it.
      const tint = stain ? (stain[i] as number) * (1 + 0.55 * ramp(0.6, 0.25, shadow)) : 0;
      const level = pool * (shadow + (1 - shadow) * tint);
      light[to + i] = ((paper.floor[i] as number) * (1 - wall) + (paper.wall[i] as number) * wall) * level;
    }
  };

  const at: Paper['at'] = (px, py, light, to) => lightPaper(px, py, shadowAt(px, py), light, to);

  /** The shadows on a grid. Where a wide mesh of it has none at its corners, none is looked for inside. */
  const shadowGrid = (across: number, down: number): Float32Array => {
    const grid = new Float32Array(across * down).fill(-1);
    const look = (column: number, row: number): number => {
      const place = Math.min(row, down - 1) * across + Math.min(column, across - 1);
      if (grid[place] === -1) grid[place] = shadowAt((place % across) * STEP, Math.floor(place / across) * STEP);
      return grid[place] as number;
    };
    for (let row = 0; row < down; row += MESH) {
      for (let column = 0; column < across; column += MESH) {
        const least = Math.min(
          look(column, row),
          look(column + MESH, row),
          look(column, row + MESH),
          look(column + MESH, row + MESH),
        );
        for (let dy = 0; dy < MESH && row + dy < down; dy += 1) {
          for (let dx = 0; dx < MESH && column + dx < across; dx += 1) {
            const place = (row + dy) * across + column + dx;
            if (least <= 0.995) look(column + dx, row + dy);
            else if (grid[place] === -1) grid[place] = 1;
          }
        }
      }
    }
    return grid;
  };

  const fill: Paper['fill'] = (light) => {
    const across = Math.ceil(width / STEP) + 2;
    const down = Math.ceil(height / STEP) + 2;
    const grid = shadowGrid(across, down);
    const coarse = new Float32Array(across * down * 3);
    for (let i = 0; i < across * down; i += 1) {
      lightPaper((i % across) * STEP, Math.floor(i / across) * STEP, grid[i] as number, coarse, i * 3);
    }
    for (let y = 0; y < height; y += 1) {
      const row = (y / STEP) | 0;
      const yf = y / STEP - row;
      for (let x = 0; x < width; x += 1) {
        const column = (x / STEP) | 0;
        const xf = x / STEP - column;
        const from = (row * across + column) * 3;
        const below = from + across * 3;
        for (let i = 0; i < 3; i += 1) {
          const top = (coarse[from + i] as number) * (1 - xf) + (coarse[from + 3 + i] as number) * xf;
          const low = (coarse[below + i] as number) * (1 - xf) + (coarse[below + 3 + i] as number) * xf;
          light[(y * width + x) * 3 + i] = top * (1 - yf) + low * yf;
        }
      }
    }
  };

  const beyond: Paper['beyond'] = (x, y, z, towards, light) => {
    const dx = towards[0] as number;
    const dy = towards[1] as number;
    const dz = towards[2] as number;
    const t = dy < -0.001 ? -y / dy : 99;
    const wall = t > 90 ? 1 : ramp(-0.6, -3.4, z + dz * t);
    // Towards the camera and to the sides the room is darker: dark lines are what shows the form of glass.
    const dim = 0.3 + 0.7 * ramp(0.55, -0.35, dz) * (1 - 0.6 * ramp(0.45, 0.8, Math.abs(dx)));
    mirror(dx, Math.abs(dy), dz, 0.1, seen);
    const lamp = dy > 0.2 ? 0.35 : 0;
    const under = t < 90 ? 0.9 - 0.25 * ramp(0.3, 0, Math.hypot(x + dx * t, z + dz * t)) : 1;
    const level = dim * under;
    light[0] = (paper.floor[0] * (1 - wall) + paper.wall[0] * wall) * level + seen.red * lamp;
    light[1] = (paper.floor[1] * (1 - wall) + paper.wall[1] * wall) * level + seen.green * lamp;
    light[2] = (paper.floor[2] * (1 - wall) + paper.wall[2] * wall) * level + seen.blue * lamp;
  };

  return { at, fill, beyond };
}
