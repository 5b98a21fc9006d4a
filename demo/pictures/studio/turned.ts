import { ACROSS, type CurvePoint, distanceTable, type ProfilePoint, smoothCurve } from './profile-table.ts';
import type { Solid } from './solid.ts';

/**
 * Turns a profile on the wheel: a wall of the given thickness that follows the curve through the points, open where the curve ends and with
 * rounded rims. A curve that starts on the axis makes a floor. `solid` fills the inside instead, between the curve and the axis.
 * Points with the same place twice make a sharp corner.
 */
export function turned(
  points: readonly ProfilePoint[],
  made: {
    readonly thickness: number;
    readonly solid?: boolean;
    readonly sway?: (height: number, cosine: number, sine: number) => number;
  },
): Pick<Solid, 'distance' | 'around'> & { readonly height: number; readonly radiusAt: (height: number) => number } {
  const curve = smoothCurve(points, made.thickness);
  const widest = Math.max(...curve.map((point) => point.r));
  const low = Math.min(...curve.map((point) => point.y));
  const high = Math.max(...curve.map((point) => point.y));
  const margin = 0.12;
  const step = (widest + margin) / ACROSS;
  const up = Math.ceil((high - low + 2 * margin) / step);
  const table = distanceTable(curve, { step, up, low: low - margin, solid: made.solid ?? false });
  const { sway } = made;
  const width = ACROSS + 1;

  const distance = (x: number, y: number, z: number) => {
    const r = Math.sqrt(x * x + z * z);
    const far = lookUp(r, y);
    // Unevenness matters only close by, and is dear to work out.
    return sway && far < 0.05 ? lookUp(r - sway(y, x / (r + 1e-6), z / (r + 1e-6)), y) : far;
  };

  function lookUp(r: number, y: number): number {
    const column = r / step;
    const row = (y - low + margin) / step;
    const c = Math.min(ACROSS - 0.001, Math.max(0, column));
    const w = Math.min(up - 0.001, Math.max(0, row));
    const ci = c | 0;
    const wi = w | 0;
    const cf = c - ci;
    const wf = w - wi;
    const at = wi * width + ci;
    const near = (table[at] as number) * (1 - cf) + (table[at + 1] as number) * cf;
    const far = (table[at + width] as number) * (1 - cf) + (table[at + width + 1] as number) * cf;
    const inside = near * (1 - wf) + far * wf;
    if (c === column && w === row) return inside;
    return inside + step * Math.hypot(column - c, row - w) * 0.8;
  }

  const middle = (low + high) / 2;
  const reach = Math.max(...curve.map((point) => Math.hypot(point.r, point.y - middle)));
  return {
    distance,
    around: [0, middle, 0, reach + made.thickness + 0.05],
    height: high,
    radiusAt: (height) => {
      let best = curve[0] as CurvePoint;
      for (const point of curve)
        if (point.r > 0.02 && Math.abs(point.y - height) < Math.abs(best.y - height)) best = point;
      return best.r;
    },
  };
}
