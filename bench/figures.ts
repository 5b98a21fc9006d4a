/** A set of measurements told by its middle and its ends. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** The middle and the ends of some figures; throws when there are none, since a figure that nobody took must not look like zero. */
export function spreadOf(values: readonly number[]): Spread {
  if (!values.length) throw new Error('no figures to tell of');
  const sorted = [...values].sort((a, b) => a - b);
  return { median: percentile(sorted, 50), min: sorted[0] as number, max: sorted[sorted.length - 1] as number };
}

/** How much y grows with each x: the slope of the straight line that lies nearest to the points (least squares). */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (!(spread > 0)) throw new Error('a slope takes points at two places');
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
}

/** The value below which p per cent of the sorted figures lie (nearest rank). */
export function percentile(sorted: readonly number[], p: number): number {
  const rank = Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1));
  const value = sorted[rank];
  if (value === undefined) throw new Error('no figures to take a percentile of');
  return value;
}

/** Four significant digits: more would claim more than a shared machine can tell. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
