'use client';

import { useState } from 'react';
import type { Money } from '#auction/money.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { priceText } from '../ui/price-text.ts';
import { AmountStepper } from './amount-stepper.tsx';
import { snapped, stepUp } from './bid-amounts.ts';
import { useLotView, useRoomState } from './room-context.ts';

export type OtherAmountProps = {
  readonly lotId: string;
  readonly disabled: boolean;
  readonly onBid: (amount: Money) => void;
  /** What stands in the field; null when it is put away. */
  readonly onTyped: (amount: Money | null) => void;
  readonly className?: string;
};

/** A bid of another amount than those on the buttons. */
export function OtherAmount({ lotId, disabled, onBid, onTyped, className }: OtherAmountProps) {
  const { lot } = useLotView(lotId);
  const terms = useRoomState((state) => state.terms);
  const [wished, setWished] = useState<Money | null>(null);
  const least = lot.askingBid;
  if (least === null) return null;
  const choose = (amount: Money | null) => {
    setWished(amount);
    onTyped(amount);
  };
  if (wished === null) {
    return (
      <Button
        variant="quiet"
        size="sm"
        onClick={() => choose(stepUp(terms, lot.nextBids.at(-1) ?? least))}
        className={classNames('self-start px-0! underline underline-offset-4', className)}
      >
        Other amount
      </Button>
    );
  }
  const value = snapped(terms, wished, least);
  return (
    <div className={classNames('flex flex-col gap-2', className)}>
      <AmountStepper
        label="Other amount"
        value={value}
        least={least}
        from={least}
        onValue={choose}
        disabled={disabled}
      />
      <div className="grid grid-cols-[1fr_auto] gap-2">
        <Button size="lg" disabled={disabled} onClick={() => onBid(value)} className="font-semibold">
          Bid {priceText(value, terms.currency)}
        </Button>
        <Button variant="quiet" size="lg" onClick={() => choose(null)}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
