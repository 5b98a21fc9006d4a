'use client';

import { Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { toDecimal } from '#auction/currency.ts';
import type { Money } from '#auction/money.ts';
import { currencySign } from '#protocol/forms/currency-sign.ts';
import { typedAmount } from '#protocol/forms/typed-amount.ts';
import { classNames } from '../ui/class-names.ts';
import { controlClass } from '../ui/field-frame.tsx';
import { snapped, stepDown, stepUp } from './bid-amounts.ts';
import { useRoomState } from './room-context.ts';

export type AmountStepperProps = {
  readonly label: string;
  readonly value: Money;
  /** The least that may be chosen, and where the steps begin. */
  readonly least: Money;
  readonly from: Money;
  readonly onValue: (value: Money) => void;
  readonly disabled?: boolean;
};

/** An amount by steps of the increments or by typing; what is typed is put on a valid amount when the field is left. */
export function AmountStepper({ label, value, least, from, onValue, disabled }: AmountStepperProps) {
  const terms = useRoomState((state) => state.terms);
  const [draft, setDraft] = useState<string | null>(null);
  const [isUnread, setUnread] = useState(false);
  const id = useId();
  const step = (next: Money) => {
    setDraft(null);
    setUnread(false);
    onValue(next);
  };
  const take = () => {
    if (draft === null) return;
    const amount = typedAmount(draft, terms.currency);
    setUnread(amount === null && draft.trim() !== '');
    setDraft(null);
    if (amount !== null) onValue(snapped(terms, amount, least));
  };
  const up = () => step(snapped(terms, stepUp(terms, value), least));
  const down = () => step(stepDown(terms, value, { from, least }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      if (event.key === 'ArrowUp') up();
      else down();
    }
    if (event.key === 'Enter') take();
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="grid grid-cols-[3rem_1fr_3rem]">
        <StepButton label="One step less" onStep={down} disabled={disabled || value <= least} className="rounded-l-md">
          <Minus aria-hidden className="size-5" />
        </StepButton>
        <div className="relative">
          <span aria-hidden className="absolute inset-y-0 left-3 grid place-items-center text-ink-soft">
            {currencySign(terms.currency)}
          </span>
          <input
            id={id}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={draft ?? toDecimal(value, terms.currency).replace(/\.0+$/, '')}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={take}
            onKeyDown={onKeyDown}
            onFocus={(event) => event.target.select()}
            disabled={disabled}
            aria-describedby={isUnread ? `${id}-unread` : undefined}
            className={classNames(
              controlClass,
              'numerals h-12 rounded-none border-x-0 px-8! text-center text-lg font-semibold',
            )}
          />
        </div>
        <StepButton label="One step more" onStep={up} disabled={disabled} className="rounded-r-md">
          <Plus aria-hidden className="size-5" />
        </StepButton>
      </div>
      {isUnread && (
        <p id={`${id}-unread`} role="alert" className="text-sm text-bad">
          That could not be read as an amount, so it was left as it was. Write it like{' '}
          {toDecimal(value, terms.currency)}.
        </p>
      )}
    </div>
  );
}

function StepButton({
  label,
  onStep,
  className,
  ...rest
}: {
  readonly label: string;
  readonly onStep: () => void;
  readonly className: string;
  readonly disabled?: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onStep}
      {...rest}
      className={classNames(
        'grid h-12 place-items-center border border-line-strong bg-surface enabled:hover:bg-sunken disabled:text-ink-faint',
        className,
      )}
    />
  );
}
