'use client';

import type { Money } from '#auction/money.ts';
import { allIn } from './all-in.ts';
import { useRoomState } from './room-context.ts';

export type AllInLineProps = {
  readonly amount: Money;
  /** "At most", "As it stands". */
  readonly prefix?: string;
};

/** What an amount comes to, all in. */
export function AllInLine({ amount, prefix }: AllInLineProps) {
  const terms = useRoomState((state) => state.terms);
  const { sum, total } = allIn(amount, terms.buyersPremium, terms.currency);
  return (
    <p className="numerals text-[0.8125rem] leading-5 text-ink-soft">
      {prefix && `${prefix}: `}
      {sum ? `${sum} = ` : 'Nothing is added: '}
      <strong className="font-semibold whitespace-nowrap text-ink">{total}</strong>
    </p>
  );
}
