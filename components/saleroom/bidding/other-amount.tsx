'use client';

import { useEffect, useState } from 'react';
import type { Money } from '#auction/money.ts';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { priceText } from '#components/ui/price-text.ts';
import { useLotView, useRoomState } from '../room/room-context.ts';
import { amountOf, entryText, readAmountEntry } from './amounts/amount-entry.ts';
import { AmountStepper } from './amounts/amount-stepper.tsx';
import { stepUp } from './amounts/bid-amounts.ts';

export type OtherAmountProps = {
  readonly lotId: string;
  readonly disabled: boolean;
  readonly onBid: (amount: Money) => void;
  /** The amount that stands in the field; null where it is none, and when the field is put away. */
  readonly onTyped: (amount: Money | null) => void;
  readonly className?: string;
};

/** A bid of another amount than those on the buttons. */
export function OtherAmount({ lotId, disabled, onBid, onTyped, className }: OtherAmountProps) {
  const { lot } = useLotView(lotId);
  const terms = useRoomState((state) => state.terms);
  const [text, setText] = useState<string | null>(null);
  const least = lot.askingBid;
  const amount = least === null || text === null ? null : amountOf(readAmountEntry(text, terms, least));

  useEffect(() => {
    onTyped(amount);
    return () => onTyped(null);
  }, [amount, onTyped]);

  if (least === null) return null;
  if (text === null) {
    return (
      <Button
        variant="quiet"
        size="sm"
        onClick={() => setText(entryText(stepUp(terms, lot.nextBids.at(-1) ?? least), terms.currency))}
        className={classNames('self-start px-0! underline underline-offset-4', className)}
      >
        Other amount
      </Button>
    );
  }
  return (
    <div className={classNames('flex flex-col gap-2', className)}>
      <AmountStepper label="Other amount" text={text} least={least} from={least} onText={setText} disabled={disabled} />
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
