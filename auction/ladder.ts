import { LARGEST_AMOUNT, type Money } from './money.ts';

/** One decade of the 0-2-5-8 ladder of salerooms. Each further decade is ten times as high. */
const DECADE_0258 = [
  ...rungs(10, 20, 1),
  ...rungs(20, 30, 2),
  ...[30, 32, 35, 38, 40, 42, 45, 48],
  ...rungs(50, 100, 5),
];

/**
 * The 0-2-5-8 ladder of salerooms (B2) up to the largest amount, in minor units: by 10 below 200,
 * by 20 to 300, then 320-350-380-400, by 50 to 1 000, and so on. `unit` is the number of minor
 * units in a major one.
 */
export function ladder0258(unit: number): readonly Money[] {
  const firstDecade = rungs(10, 100, 10).map((major) => major * unit);
  const amounts = [...firstDecade];
  for (let scale = 10 * unit; 10 * scale <= LARGEST_AMOUNT; scale *= 10) {
    amounts.push(...DECADE_0258.map((rung) => rung * scale));
  }
  return amounts.filter((amount) => amount <= LARGEST_AMOUNT) as Money[];
}

/** `from`, `from + step` … below `to`. */
function rungs(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, n) => from + n * step);
}
