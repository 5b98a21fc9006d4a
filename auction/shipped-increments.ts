import { minorDigits } from './currency.ts';
import type { IncrementTable } from './increment-table.ts';
import { ladder0258 } from './ladder.ts';
import type { Money } from './money.ts';

/** The shipped increment tables by name: from → step, in major units. */
const SHIPPED_BANDS = {
  'ebay-uk': [
    [0.01, 0.05],
    [1, 0.2],
    [5, 0.5],
    [15, 1],
    [60, 2],
    [150, 5],
    [300, 10],
    [600, 20],
    [1_500, 50],
    [3_000, 100],
  ],
  'ebay-us': [
    [0.01, 0.05],
    [1, 0.25],
    [5, 0.5],
    [25, 1],
    [100, 2.5],
    [250, 5],
    [500, 10],
    [1_000, 25],
    [2_500, 50],
    [5_000, 100],
  ],
  artsy: [
    [0, 50],
    [1_000, 100],
    [2_000, 250],
    [5_000, 500],
    [10_000, 1_000],
    [20_000, 2_000],
    [50_000, 5_000],
    [100_000, 10_000],
  ],
  whatnot: [
    [1, 1],
    [30, 2],
    [50, 3],
    [100, 5],
    [300, 10],
    [1_000, 20],
    [2_000, 50],
  ],
} as const satisfies Record<string, readonly (readonly [from: number, step: number])[]>;

export const SHIPPED_INCREMENTS = ['ebay-uk', 'ebay-us', 'artsy', 'saleroom-0258', 'whatnot'] as const;
export type ShippedIncrements = (typeof SHIPPED_INCREMENTS)[number];

/**
 * A shipped increment table (B2) in minor units of a currency. A step smaller than a minor unit
 * becomes one minor unit; if two bands then start at the same amount, the higher one applies.
 */
export function shippedIncrements(name: ShippedIncrements, currency: string): IncrementTable {
  const unit = 10 ** minorDigits(currency);
  if (name === 'saleroom-0258') return { kind: 'ladder', amounts: ladder0258(unit) };
  const steps = new Map<Money, Money>();
  for (const [from, step] of SHIPPED_BANDS[name]) steps.set(inMinorUnits(from, unit), inMinorUnits(step, unit));
  return { kind: 'bands', bands: [...steps].map(([from, step]) => ({ from, step })) };
}

/** Rounds up to a whole minor unit. Computes in hundredths, so that 0.05 × 100 is exactly 5. */
function inMinorUnits(major: number, unit: number): Money {
  return Math.ceil((Math.round(major * 100) * unit) / 100) as Money;
}
