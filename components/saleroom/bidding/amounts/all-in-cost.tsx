'use client';

import type { Money } from '#auction/money.ts';
import { useRoomState } from '#components/saleroom/room/room-context.ts';
import { type CostOf, costText } from './all-in.ts';

export type AllInCostProps = { readonly amount: Money; readonly of: CostOf };

/** The total cost of an amount, with premium and tax. */
export function AllInCost({ amount, of }: AllInCostProps) {
  const terms = useRoomState((state) => state.terms);
  const { before, total, after } = costText(of, amount, terms);
  return (
    <p className="numerals text-[0.8125rem] leading-5 text-ink-soft">
      {before}
      <strong className="font-semibold whitespace-nowrap text-ink">{total}</strong>
      {after}
    </p>
  );
}
