/** The radius of a turned profile is divided into so many cells; heights take cells of the same size. */
export const ACROSS = 150;

/** A point of a turned profile: distance from the axis and height; the third number is the thickness of the wall there. */
export type ProfilePoint = readonly [radius: number, height: number, thickness?: number];

/** A point of the curve through a profile; `half` is half the thickness of the wall there. */
export type CurvePoint = { readonly r: number; readonly y: number; readonly half: number };

/** A Catmull-Rom curve through the points, sampled densely. */
export function smoothCurve(points: readonly ProfilePoint[], thickness: number): readonly CurvePoint[] {
  const at = (index: number) => points[Math.min(points.length - 1, Math.max(0, index))] as ProfilePoint;
  const curve: CurvePoint[] = [];
  for (let i = 0; i + 1 < points.length; i += 1) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const before = a[0] === b[0] && a[1] === b[1] ? b : a;
    const after = c[0] === d[0] && c[1] === d[1] ? c : d;
    const samples = Math.max(2, Math.ceil(Math.hypot(c[0] - b[0], c[1] - b[1]) / 0.012));
    for (let s = i === 0 ? 0 : 1; s <= samples; s += 1) {
      const t = s / samples;
      const radius = spline(before[0], b[0], c[0], after[0], t);
      curve.push({
        r: Math.max(0, radius),
        y: spline(before[1], b[1], c[1], after[1], t),
        half: spline(before[2] ?? thickness, b[2] ?? thickness, c[2] ?? thickness, after[2] ?? thickness, t) / 2,
      });
    }
  }
  return curve;
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** The distance to the wall for every cell of a grid of radius and height, so that a point's distance costs one look-up. */
export function distanceTable(
  curve: readonly CurvePoint[],
  grid: { readonly step: number; readonly up: number; readonly low: number; readonly solid: boolean },
): Float64Array {
  const table = new Float64Array((ACROSS + 1) * (grid.up + 1));
  const flat = Float64Array.from(curve.flatMap((point) => [point.r, point.y, point.half]));
  const last = curve.length - 1;
  for (let row = 0; row <= grid.up; row += 1) {
    const y = grid.low + row * grid.step;
    for (let column = 0; column <= ACROSS; column += 1) {
      const r = column * grid.step;
      let nearest = 99;
      let halfThere = 0;
      let crossings = 0;
      for (let i = 0; i < last; i += 1) {
        const r0 = flat[i * 3] as number;
        const y0 = flat[i * 3 + 1] as number;
        const half0 = flat[i * 3 + 2] as number;
        const dr = (flat[i * 3 + 3] as number) - r0;
        const dy = (flat[i * 3 + 4] as number) - y0;
        const length = dr * dr + dy * dy;
        const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((r - r0) * dr + (y - y0) * dy) / length));
        const or = r - r0 - dr * along;
        const oy = y - y0 - dy * along;
        const half = half0 + ((flat[i * 3 + 5] as number) - half0) * along;
        const distance = Math.sqrt(or * or + oy * oy) - half;
        if (distance < nearest) {
          nearest = distance;
          halfThere = half;
        }
        if (grid.solid && y0 > y !== y0 + dy > y && r < r0 + (dr * (y - y0)) / dy) crossings += 1;
      }
      // A filled profile: everything between the curve and the axis belongs to it.
      table[row * (ACROSS + 1) + column] = crossings % 2 === 1 ? -nearest - 2 * halfThere : nearest;
    }
  }
  return smoothed(table, grid.up);
}

/** Takes the facets out of a table, twice: what glass and glaze mirror shows every one of them. */
function smoothed(table: Float64Array, up: number): Float64Array {
  const width = ACROSS + 1;
  let from = table;
  for (let pass = 0; pass < 2; pass += 1) {
    const to = from.slice();
    for (let row = 1; row < up; row += 1) {
      for (let column = 0; column < ACROSS; column += 1) {
        const at = row * width + column;
        const left = column === 0 ? at + 1 : at - 1;
        const sides =
          (from[left] as number) +
          (from[at + 1] as number) +
          (from[at - width] as number) +
          (from[at + width] as number);
        to[at] = (from[at] as number) * 0.4 + sides * 0.15;
      }
    }
    from = to;
  }
  return from;
}
