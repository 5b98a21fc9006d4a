'use client';

import { useEffect, useState } from 'react';
import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import type { PublicLot } from '#auction/views.ts';
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
  const start = lot.askingBid ?? minimum;
  const suggested = leading && you?.maxBid ? stepUp(terms, you.maxBid) : (lot.nextBids.at(-1) ?? minimum);
  const { text, value, setTyped } = useMaxEntry(terms, minimum, suggested);

  useEffect(() => {
    onTyped(value);
    return () => onTyped(null);
  }, [value, onTyped]);

  if (minimum === null || start === null) {
    return (
      <Button {...takesFocus} size="lg" wide disabled className="min-h-14">
        Raise my maximum
      </Button>
    );
  }
  const verb = leading && you?.maxBid ? verbFor(value, you.maxBid) : null;
  return (
    <>
      {leading && <OpenButton disabled={disabled} onOpen={onOpen} />}
      <div
        className={leading ? 'hidden flex-col gap-2.5 group-data-whole/panel:flex lg:flex' : 'flex flex-col gap-2.5'}
      >
        <AmountStepper
          label="My maximum"
          text={text}
          minimum={minimum}
          start={start}
          onText={setTyped}
          disabled={disabled}
        />
        {value !== null && <MaxBidEffect max={value} lot={lot} terms={terms} leading={leading} />}
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

/** The text in the field, at first the suggested amount, and its value; null if it is invalid. */
function useMaxEntry(terms: Terms, minimum: Money | null, suggested: Money | null) {
  const [typed, setTyped] = useState<string | null>(null);
  if (minimum === null) return { text: typed ?? '', value: null, setTyped };
  const text = typed ?? entryText(snapToLadder(terms, suggested ?? minimum, minimum), terms.currency);
  return { text, value: amountOf(readAmountEntry(text, terms, minimum)), setTyped };
}

/** On a small screen a leader first opens the form. */
function OpenButton({ disabled, onOpen }: { readonly disabled: boolean; readonly onOpen: () => void }) {
  return (
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
  );
}

type MaxBidEffectProps = {
  readonly max: Money;
  readonly lot: PublicLot;
  readonly terms: Terms;
  readonly leading: boolean;
};

function MaxBidEffect({ max, lot, terms, leading }: MaxBidEffectProps) {
  return (
    <p className="text-sm leading-snug text-ink-soft">
      {maxBidSummary(max, lot, terms, leading)}
      {leading && ` At most ${allIn(max, terms.buyersPremium, terms.currency).total} in all.`}
    </p>
  );
}

const verbFor = (max: Money | null, current: Money) => (max !== null && max < current ? 'Lower' : 'Raise');

function maxButtonLabel(verb: 'Lower' | 'Raise' | null, price: string | null): string {
  if (verb === null) return ['Set maximum', price].filter(Boolean).join(' ');
  return price === null ? `${verb} my maximum` : `${verb} my maximum to ${price}`;
}
