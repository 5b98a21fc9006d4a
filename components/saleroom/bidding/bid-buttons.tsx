'use client';

import type { Money } from '#auction/money.ts';
import { Button } from '#components/ui/button/button.tsx';
import { priceText } from '#components/ui/format/price-text.ts';
import { useRoomState } from '../room/room-context.ts';
import { takesFocus } from './use-retained-focus.ts';

export type BidButtonsProps = {
  /** The next amounts from the server, the asking bid first. */
  readonly amounts: readonly Money[];
  /** The amount that was armed last. The focus returns to its button. */
  readonly armed: Money | null;
  readonly disabled: boolean;
  readonly onBid: (amount: Money) => void;
};

/** A button for each of the next valid amounts. A tap arms the bid and sends nothing. */
export function BidButtons({ amounts, armed, disabled, onBid }: BidButtonsProps) {
  const currency = useRoomState((state) => state.terms.currency);
  const focused = armed !== null && amounts.includes(armed) ? armed : amounts[0];
  return (
    <div className="grid min-h-14 grid-cols-[1.45fr_1fr_1fr] gap-2">
      {amounts.map((amount, place) => (
        <Button
          key={amount}
          {...(amount === focused && takesFocus)}
          size="lg"
          variant={place === 0 ? 'primary' : 'secondary'}
          disabled={disabled}
          onClick={() => onBid(amount)}
          className="min-w-0 px-2! font-semibold"
        >
          <span>
            <span className={place === 0 ? undefined : 'sr-only'}>Bid </span>
            {priceText(amount, currency)}
          </span>
        </Button>
      ))}
    </div>
  );
}
