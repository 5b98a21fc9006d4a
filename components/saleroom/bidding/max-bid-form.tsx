'use client';

import { useEffect, useState } from 'react';
import type { Money } from '#auction/money.ts';
import { Button } from '#components/ui/button.tsx';
import { priceText } from '#components/ui/price-text.ts';
import { isLeading } from '../lot/standing.ts';
import { useLotView, useRoomState, useStanding } from '../room/room-context.ts';
import { allIn } from './amounts/all-in.ts';
import { amountOf, entryText, readAmountEntry } from './amounts/amount-entry.ts';
import { AmountStepper } from './amounts/amount-stepper.tsx';
import { snapped, stepUp } from './amounts/bid-amounts.ts';
import { maxSentence } from './amounts/max-sentence.ts';
import { takesFocus } from './use-retained-focus.ts';

export type MaxBidFormProps = {
  readonly lotId: string;
  /** The least that may be set; null where none may. */
  readonly least: Money | null;
  readonly disabled: boolean;
  readonly onMax: (max: Money) => void;
  /** The amount that stands in the field; null where it is none, and when the form is gone. */
  readonly onTyped: (max: Money | null) => void;
  readonly onOpen: () => void;
};

/** Leaves a maximum with the house, or moves the one that a leader has left; the sentence says what that would do. */
export function MaxBidForm({ lotId, least, disabled, onMax, onTyped, onOpen }: MaxBidFormProps) {
  const { lot, you } = useLotView(lotId);
  const terms = useRoomState((state) => state.terms);
  const leading = isLeading(useStanding(lotId));
  const [typed, setTyped] = useState<string | null>(null);
  const from = lot.askingBid ?? least;
  const suggested = leading && you?.maxBid ? stepUp(terms, you.maxBid) : (lot.nextBids.at(-1) ?? least);
  const text = typed ?? (least === null ? '' : entryText(snapped(terms, suggested ?? least, least), terms.currency));
  const value = least === null ? null : amountOf(readAmountEntry(text, terms, least));

  useEffect(() => {
    onTyped(value);
    return () => onTyped(null);
  }, [value, onTyped]);

  if (least === null || from === null) {
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
        <AmountStepper label="My maximum" text={text} least={least} from={from} onText={setTyped} disabled={disabled} />
        {value !== null && (
          <p className="text-sm leading-snug text-ink-soft">
            {maxSentence(value, lot, terms, leading)}
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
          {maxButtonWords(verb, value === null ? null : priceText(value, terms.currency))}
        </Button>
      </div>
    </>
  );
}

function maxButtonWords(verb: 'Lower' | 'Raise' | null, price: string | null): string {
  if (verb === null) return ['Set maximum', price].filter(Boolean).join(' ');
  return price === null ? `${verb} my maximum` : `${verb} my maximum to ${price}`;
}
