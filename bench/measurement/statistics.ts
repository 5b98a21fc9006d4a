/** The median and the range of a set of measurements. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** Throws when there are no values: a missing figure must not look like zero. */
export function spreadOf(values: readonly number[]): Spread {
  if (!values.length) throw new Error('no figures to summarise');
  const sorted = [...values].sort((a, b) => a - b);
  return { median: percentile(sorted, 50), min: sorted[0] as number, max: sorted[sorted.length - 1] as number };
}

/** The slope of the least-squares line through points. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const variance = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (!(variance > 0)) throw new Error('a slope needs two different x');
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / variance;
}

/** The value below which `p` per cent of the sorted values lie (nearest rank). */
export function percentile(sorted: readonly number[], p: number): number {
  const rank = Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1));
  const value = sorted[rank];
  if (value === undefined) throw new Error('no figures for a percentile');
  return value;
}

/** Rounds to four significant digits: a shared machine measures no more exactly. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** Every nth of the sorted values: at least `count`, at most twice as many, for percentiles. */
export function thinned(sorted: readonly number[], count: number): readonly number[] {
  const step = Math.max(1, Math.floor(sorted.length / count));
  return sorted.filter((_, n) => n % step === 0);
}
