/** Value noise: chance that is smooth in space, from which clay, cloth, cloud and brushwork are made. All results lie between 0 and 1. */

/** Random numbers on a grid of 64 × 64 × 64, which repeats. */
const GRID = Float32Array.from({ length: 64 ** 3 }, (_, index) => {
  let hash = Math.imul(index + 1, 2_654_435_761);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_917);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
});

function cell(x: number, y: number, z: number): number {
  return GRID[(x & 63) | ((y & 63) << 6) | ((z & 63) << 12)] as number;
}

/** Noise in space. Two seeds give two unrelated fields when they are added to a coordinate. */
export function noise(x: number, y: number, z: number): number {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const zi = Math.floor(z);
  const xf = x - xi;
  const yf = y - yi;
  const zf = z - zi;
  const u = xf * xf * (3 - 2 * xf);
  const v = yf * yf * (3 - 2 * yf);
  const w = zf * zf * (3 - 2 * zf);
  const x0 = xi & 63;
  const x1 = (xi + 1) & 63;
  const y0 = (yi & 63) << 6;
  const y1 = ((yi + 1) & 63) << 6;
  const z0 = (zi & 63) << 12;
  const z1 = ((zi + 1) & 63) << 12;
  const a = GRID[x0 | y0 | z0] as number;
  const b = GRID[x0 | y1 | z0] as number;
  const c = GRID[x0 | y0 | z1] as number;
  const d = GRID[x0 | y1 | z1] as number;
  const low = a + ((GRID[x1 | y0 | z0] as number) - a) * u;
  const high = b + ((GRID[x1 | y1 | z0] as number) - b) * u;
  const lowFar = c + ((GRID[x1 | y0 | z1] as number) - c) * u;
  const highFar = d + ((GRID[x1 | y1 | z1] as number) - d) * u;
  const near = low + (high - low) * v;
  return near + (lowFar + (highFar - lowFar) * v - near) * w;
}

/** Noise on a plane; `seed` chooses the plane. */
export function noise2(x: number, y: number, seed: number): number {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const xf = x - xi;
  const yf = y - yi;
  const u = xf * xf * (3 - 2 * xf);
  const v = yf * yf * (3 - 2 * yf);
  const z = (seed & 63) << 12;
  const x0 = xi & 63;
  const x1 = (xi + 1) & 63;
  const y0 = ((yi & 63) << 6) | z;
  const y1 = (((yi + 1) & 63) << 6) | z;
  const a = GRID[x0 | y0] as number;
  const b = GRID[x0 | y1] as number;
  const low = a + ((GRID[x1 | y0] as number) - a) * u;
  return low + (b + ((GRID[x1 | y1] as number) - b) * u - low) * v;
}

/** Octaves of noise in space, each half as strong and twice as fine as the one before. */
export function fractal(x: number, y: number, z: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  let scale = 1;
  for (let i = 0; i < octaves; i += 1) {
    sum += weight * noise(x * scale + i * 17, y * scale + i * 31, z * scale + i * 7);
    total += weight;
    weight *= 0.5;
    scale *= 2;
  }
  return sum / total;
}

/** Octaves of noise on a plane. */
export function fractal2(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  let scale = 1;
  for (let i = 0; i < octaves; i += 1) {
    sum += weight * noise2(x * scale + i * 17, y * scale + i * 31, seed + i);
    total += weight;
    weight *= 0.5;
    scale *= 2;
  }
  return sum / total;
}

/** The nearest two feature points of a scattered set: [distance to the nearest, distance to the second, its random number]. */
export function scattered(
  x: number,
  y: number,
  z: number,
  found: { nearest: number; second: number; id: number },
): void {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const zi = Math.floor(z);
  let nearest = 9;
  let second = 9;
  let id = 0;
  for (let dz = -1; dz <= 1; dz += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const cx = xi + dx;
        const cy = yi + dy;
        const cz = zi + dz;
        const px = cx + cell(cx, cy, cz) - x;
        const py = cy + cell(cx, cy, cz + 7919) - y;
        const pz = cz + cell(cx, cy + 7919, cz) - z;
        const distance = px * px + py * py + pz * pz;
        if (distance < nearest) {
          second = nearest;
          nearest = distance;
          id = cell(cx + 7919, cy, cz);
        } else if (distance < second) second = distance;
      }
    }
  }
  found.nearest = Math.sqrt(nearest);
  found.second = Math.sqrt(second);
  found.id = id;
}

export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** 0 below `low`, 1 above `high`, smooth between; falls where low > high. */
export function ramp(low: number, high: number, value: number): number {
  const share = (value - low) / (high - low);
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  return share * share * (3 - 2 * share);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
