'use client';

import { useEffect, useState } from 'react';
import type { Money } from '#auction/money.ts';
import { Button } from '#components/ui/button/button.tsx';
import { priceText } from '#components/ui/format/price-text.ts';
import { useLotView, useRoomState, useStanding } from '../room/room-context.ts';
import { snapToLadder, stepUp } from '../room/state/bid-amounts.ts';
import { isLeading } from '../room/state/standing.ts';
import { allIn } from './amounts/all-in.ts';
import { amountOf, entryText, readAmountEntry } from './amounts/amount-entry.ts';
import { AmountStepper } from './amounts/amount-stepper.tsx';
import { maxBidSummary } from './amounts/max-bid-summary.ts';
import { takesFocus } from './use-retained-focus.ts';

export type MaxBidFormProps = {
  readonly lotId: string;
  /** The lowest maximum that can be set; null if none can. */
  readonly minimum: Money | null;
  readonly disabled: boolean;
  readonly onMax: (max: Money) => void;
  /** Called with the amount in the field; null if it is invalid or the form is removed. */
  readonly onTyped: (max: Money | null) => void;
  readonly onOpen: () => void;
};

/** Sets a maximum, or changes a leader's, and shows its effect. */
export function MaxBidForm({ lotId, minimum, disabled, onMax, onTyped, onOpen }: MaxBidFormProps) {
  const { lot, you } = useLotView(lotId);
  const terms = useRoomState((state) => state.terms);
  const leading = isLeading(useStanding(lotId));
  const [typed, setTyped] = useState<string | null>(null);
  const from = lot.askingBid ?? minimum;
  const suggested = leading && you?.maxBid ? stepUp(terms, you.maxBid) : (lot.nextBids.at(-1) ?? minimum);
  const text =
    typed ?? (minimum === null ? '' : entryText(snapToLadder(terms, suggested ?? minimum, minimum), terms.currency));
  const value = minimum === null ? null : amountOf(readAmountEntry(text, terms, minimum));

  useEffect(() => {
    onTyped(value);
    return () => onTyped(null);
  }, [value, onTyped]);

  if (minimum === null || from === null) {
    return (
      <Button {...takesFocus} size="lg" wide disabled className="min-h-14">
        Raise my maximum
      </Button>
    );
  }
  const verb = leading && you?.maxBid ? (value !== null && value < you.maxBid ? 'Lower' : 'Raise') : null;
  return (
    <>
      {leading && (
        <Button
          {...takesFocus}
          size="lg"
          wide
          disabled={disabled}
          onClick={onOpen}
          className="min-h-14 font-semibold group-data-whole/panel:hidden lg:hidden"
        >
          Raise my maximum
        </Button>
      )}
      <div
        className={leading ? 'hidden flex-col gap-2.5 group-data-whole/panel:flex lg:flex' : 'flex flex-col gap-2.5'}
      >
        <AmountStepper
          label="My maximum"
          text={text}
          minimum={minimum}
          from={from}
          onText={setTyped}
          disabled={disabled}
        />
        {value !== null && (
          <p className="text-sm leading-snug text-ink-soft">
            {maxBidSummary(value, lot, terms, leading)}
            {leading && ` At most ${allIn(value, terms.buyersPremium, terms.currency).total} in all.`}
          </p>
        )}
        <Button
          {...takesFocus}
          variant={leading ? 'secondary' : 'primary'}
          size="lg"
          wide
          disabled={disabled || value === null || value === you?.maxBid}
          onClick={() => value !== null && onMax(value)}
          className="min-h-14 font-semibold"
        >
          {maxButtonLabel(verb, value === null ? null : priceText(value, terms.currency))}
        </Button>
      </div>
    </>
  );
}

function maxButtonLabel(verb: 'Lower' | 'Raise' | null, price: string | null): string {
  if (verb === null) return ['Set maximum', price].filter(Boolean).join(' ');
  return price === null ? `${verb} my maximum` : `${verb} my maximum to ${price}`;
}
