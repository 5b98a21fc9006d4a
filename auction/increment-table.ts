import { LARGEST_AMOUNT, type Money } from './money.ts';

/**
 * The increments of an auction (B2): bands, a value ladder, or a percentage rounded up to a unit.
 */
export type IncrementTable =
  | { readonly kind: 'bands'; readonly bands: readonly { readonly from: Money; readonly step: Money }[] }
  | { readonly kind: 'ladder'; readonly amounts: readonly Money[] }
  | { readonly kind: 'percent'; readonly basisPoints: number; readonly unit: Money };

/** The increment in force at a price, inc(p): what the next bid must add (B1, B2). */
export function incrementAt(table: IncrementTable, price: Money): Money {
  switch (table.kind) {
    case 'bands':
      return bandAt(table.bands, price).step;
    case 'ladder':
      return (nextOnValueLadder(table.amounts, price) - price) as Money;
    case 'percent':
      return percentStep(table, price);
    default:
      return table satisfies never;
  }
}

/** The least bid above a price: p + inc(p). */
export function nextBidAbove(table: IncrementTable, price: Money): Money {
  return (price + incrementAt(table, price)) as Money;
}

/** The next amounts to offer as buttons, the asking bid first. Fewer near the largest amount. */
export function nextBids(table: IncrementTable, askingBid: Money, count: number): readonly Money[] {
  const amounts: Money[] = [];
  for (
    let amount = askingBid;
    amounts.length < count && amount <= LARGEST_AMOUNT;
    amount = nextBidAbove(table, amount)
  ) {
    amounts.push(amount);
  }
  return amounts;
}

/** Whether an amount may be bid under ladder-only terms (B1). */
export function isOnLadder(table: IncrementTable, amount: Money): boolean {
  return ladderFloor(table, amount) === amount;
}

/**
 * The rungs around an amount that is not on the ladder, lower one first, if there is a lower one.
 */
export function rungsAround(table: IncrementTable, amount: Money): readonly Money[] {
  const below = ladderFloor(table, amount);
  const above = rungAbove(table, amount);
  return below === null ? [above] : [below, above];
}

/** The highest rung not above an amount; null if the ladder starts above it. */
function ladderFloor(table: IncrementTable, amount: Money): Money | null {
  switch (table.kind) {
    case 'bands': {
      const band = bandAt(table.bands, amount);
      const foot = footOf(band);
      return amount < foot ? null : ((amount - ((amount - foot) % band.step)) as Money);
    }
    case 'ladder':
      return valueLadderFloor(table.amounts, amount);
    case 'percent':
      return (amount - (amount % table.unit)) as Money;
    default:
      return table satisfies never;
  }
}

/** The lowest rung above an amount. */
export function rungAbove(table: IncrementTable, amount: Money): Money {
  switch (table.kind) {
    case 'bands': {
      const below = ladderFloor(table, amount);
      const stepped = below === null ? Number.POSITIVE_INFINITY : below + bandAt(table.bands, amount).step;
      // A new band starts at its own first rung, even if the last step would pass over it.
      const foot = table.bands.map(footOf).find((start) => start > amount) ?? Number.POSITIVE_INFINITY;
      return Math.min(stepped, foot) as Money;
    }
    case 'ladder':
      return nextOnValueLadder(table.amounts, amount);
    case 'percent':
      return (amount - (amount % table.unit) + table.unit) as Money;
    default:
      return table satisfies never;
  }
}

type Band = { readonly from: Money; readonly step: Money };

/** The band in force; the first one below its start. */
function bandAt(bands: readonly Band[], price: Money): Band {
  let inForce = bands[0];
  if (!inForce) throw new RangeError('an increment table needs a band');
  for (const band of bands) {
    if (band.from > price) break;
    inForce = band;
  }
  return inForce;
}

/** The start of a band's rungs. Tables that begin "from 0.01" mean "from 0". */
function footOf(band: Band): Money {
  return band.from < band.step ? (0 as Money) : band.from;
}

/** Past its last rung a ladder repeats its last step. */
function nextOnValueLadder(amounts: readonly Money[], price: Money): Money {
  const last = lastOf(amounts);
  if (price >= last) return (price + lastStep(amounts) - ((price - last) % lastStep(amounts))) as Money;
  let low = 0;
  let high = amounts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((amounts[middle] as Money) > price) high = middle;
    else low = middle + 1;
  }
  return amounts[low] as Money;
}

function valueLadderFloor(amounts: readonly Money[], amount: Money): Money | null {
  const last = lastOf(amounts);
  if (amount >= last) return (amount - ((amount - last) % lastStep(amounts))) as Money;
  return amounts.findLast((rung) => rung <= amount) ?? null;
}

function lastOf(amounts: readonly Money[]): Money {
  const last = amounts.at(-1);
  if (last === undefined) throw new RangeError('a ladder needs a rung');
  return last;
}

function lastStep(amounts: readonly Money[]): number {
  return lastOf(amounts) - (amounts.at(-2) ?? 0);
}

/** p % of the price, rounded up to a unit, at least one. In two parts, to stay in safe integers. */
function percentStep(table: { readonly basisPoints: number; readonly unit: Money }, price: Money): Money {
  const whole = Math.floor(price / 10_000) * table.basisPoints;
  const part = Math.ceil(((price % 10_000) * table.basisPoints) / 10_000);
  const units = Math.ceil((whole + part) / table.unit);
  return (Math.max(units, 1) * table.unit) as Money;
}
