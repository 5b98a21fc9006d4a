'use client';

import type { Money } from '#auction/money.ts';
import { useRoomState } from '#components/saleroom/room/room-context.ts';
import { type CostOf, costWords } from './all-in.ts';

export type AllInLineProps = { readonly amount: Money; readonly of: CostOf };

/** What an amount comes to, all in. */
export function AllInLine({ amount, of }: AllInLineProps) {
  const terms = useRoomState((state) => state.terms);
  const { before, total, after } = costWords(of, amount, terms);
  return (
    <p className="numerals text-[0.8125rem] leading-5 text-ink-soft">
      {before}
      <strong className="font-semibold whitespace-nowrap text-ink">{total}</strong>
      {after}
    </p>
  );
}
