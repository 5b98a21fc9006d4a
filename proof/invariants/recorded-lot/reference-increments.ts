import type { IncrementTable } from '#auction/increment-table.ts';

// A second implementation of the increments, written as the rules are worded, so that the
// invariants do not depend on the code that they check.

/** The least bid above a price (B1, B2). */
export function nextAmount(table: IncrementTable, price: number): number {
  switch (table.kind) {
    case 'bands': {
      const inForce = table.bands.filter(({ from }) => from <= price).at(-1) ?? table.bands[0];
      return price + (inForce?.step ?? 0);
    }
    case 'ladder': {
      const rung = table.amounts.find((amount) => amount > price);
      if (rung !== undefined) return rung;
      const [last = 0, before = 0] = [table.amounts.at(-1), table.amounts.at(-2)];
      return last + (last - before) * (Math.floor((price - last) / (last - before)) + 1);
    }
    case 'percent': {
      const exact = BigInt(price) * BigInt(table.basisPoints);
      const perUnit = 10_000n * BigInt(table.unit);
      const units = (exact + perUnit - 1n) / perUnit;
      return price + Number(units > 0n ? units : 1n) * table.unit;
    }
    default:
      return table satisfies never;
  }
}

/** Whether an amount is on the ladder (B1). */
export function isOnLadder(table: IncrementTable, amount: number): boolean {
  switch (table.kind) {
    case 'bands': {
      const { from = 0, step = 1 } = table.bands.filter((band) => band.from <= amount).at(-1) ?? table.bands[0] ?? {};
      const foot = from < step ? 0 : from;
      return amount >= foot && (amount - foot) % step === 0;
    }
    case 'ladder':
      return table.amounts.some((rung) => rung === amount) || isRungPastTheEnd(table.amounts, amount);
    case 'percent':
      return amount % table.unit === 0;
    default:
      return table satisfies never;
  }
}

function isRungPastTheEnd(amounts: readonly number[], amount: number): boolean {
  const [last = 0, before = 0] = [amounts.at(-1), amounts.at(-2)];
  return amount > last && (amount - last) % (last - before) === 0;
}
