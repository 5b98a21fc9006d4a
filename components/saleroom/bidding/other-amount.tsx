'use client';

import { useEffect, useState } from 'react';
import type { Money } from '#auction/money.ts';
import { Button } from '#components/ui/button/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { priceText } from '#components/ui/format/price-text.ts';
import { useLotView, useRoomState } from '../room/room-context.ts';
import { stepUp } from '../room/state/bid-amounts.ts';
import { amountOf, entryText, readAmountEntry } from './amounts/amount-entry.ts';
import { AmountStepper } from './amounts/amount-stepper.tsx';

export type OtherAmountProps = {
  readonly lotId: string;
  readonly disabled: boolean;
  readonly onBid: (amount: Money) => void;
  /** Called with the amount in the field; null if it is invalid or the field is removed. */
  readonly onTyped: (amount: Money | null) => void;
  readonly className?: string;
};

/** A field for an amount that is not on the buttons. */
export function OtherAmount({ lotId, disabled, onBid, onTyped, className }: OtherAmountProps) {
  const { lot } = useLotView(lotId);
  const terms = useRoomState((state) => state.terms);
  const [text, setText] = useState<string | null>(null);
  const minimum = lot.askingBid;
  const amount = minimum === null || text === null ? null : amountOf(readAmountEntry(text, terms, minimum));

  useEffect(() => {
    onTyped(amount);
    return () => onTyped(null);
  }, [amount, onTyped]);

  if (minimum === null) return null;
  if (text === null) {
    return (
      <Button
        variant="quiet"
        size="sm"
        onClick={() => setText(entryText(stepUp(terms, lot.nextBids.at(-1) ?? minimum), terms.currency))}
        className={classNames('self-start px-0! underline underline-offset-4', className)}
      >
        Other amount
      </Button>
    );
  }
  return (
    <div className={classNames('flex flex-col gap-2', className)}>
      <AmountStepper
        label="Other amount"
        text={text}
        minimum={minimum}
        start={minimum}
        onText={setText}
        disabled={disabled}
      />
      <div className="grid grid-cols-[1fr_auto] gap-2">
        <Button
          size="lg"
          disabled={disabled || amount === null}
          onClick={() => amount !== null && onBid(amount)}
          className="font-semibold"
        >
          Bid {amount !== null && priceText(amount, terms.currency)}
        </Button>
        <Button variant="quiet" size="lg" onClick={() => setText(null)}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
