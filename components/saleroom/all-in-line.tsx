'use client';

import type { Money } from '#auction/money.ts';
import { allIn } from './all-in.ts';
import { useRoomState } from './room-context.ts';

/** What an amount comes to, all in, under the button that would bid it. */
export function AllInLine({ amount, atMost = false }: { readonly amount: Money; readonly atMost?: boolean }) {
  const terms = useRoomState((state) => state.terms);
  const { sum, total } = allIn(amount, terms.buyersPremium, terms.currency);
  return (
    <p className="numerals text-2xs leading-snug text-ink-soft">
      {atMost && 'At most: '}
      {sum ? (
        <>
          {sum} = <strong className="font-semibold text-ink">{total}</strong>
        </>
      ) : (
        <>
          You pay <strong className="font-semibold text-ink">{total}</strong>: nothing is added to the hammer price.
        </>
      )}
    </p>
  );
}
