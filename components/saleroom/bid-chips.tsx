'use client';

import type { Money } from '#auction/money.ts';
import { Button } from '../ui/button.tsx';
import { priceText } from '../ui/price-text.ts';
import { useRoomState } from './room-context.ts';
import { takesFocus } from './use-focus-kept.ts';

export type BidChipsProps = {
  /** The house's own next amounts, the asking bid first. */
  readonly amounts: readonly Money[];
  readonly disabled: boolean;
  readonly onBid: (amount: Money) => void;
};

/** The next valid amounts, each on its own button. A tap arms the bid; nothing is sent by it. */
export function BidChips({ amounts, disabled, onBid }: BidChipsProps) {
  const currency = useRoomState((state) => state.terms.currency);
  return (
    <div className="grid min-h-14 grid-cols-[1.45fr_1fr_1fr] gap-2">
      {amounts.map((amount, place) => (
        <Button
          key={amount}
          {...(place === 0 && takesFocus)}
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
