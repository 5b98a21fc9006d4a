'use client';

import { Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useId } from 'react';
import type { Money } from '#auction/money.ts';
import { useRoomState } from '#components/saleroom/room/room-context.ts';
import { snapToLadder, stepDown, stepUp } from '#components/saleroom/room/state/bid-amounts.ts';
import { classNames } from '#components/ui/class-names.ts';
import { controlClass } from '#components/ui/form/field-frame.tsx';
import { currencySign } from '#protocol/forms/currency-sign.ts';
import { entryProblem, entryText, readAmountEntry } from './amount-entry.ts';

export type AmountStepperProps = {
  readonly label: string;
  /** The text of the field. */
  readonly text: string;
  /** The lowest amount that can be chosen. */
  readonly minimum: Money;
  /** Where the steps begin. */
  readonly start: Money;
  readonly onText: (text: string) => void;
  readonly disabled?: boolean;
};

/**
 * A field for an amount with buttons for the increments. Typed text is kept, with an error if it
 * cannot be bid.
 */
export function AmountStepper({ label, text, minimum, start, onText, disabled }: AmountStepperProps) {
  const terms = useRoomState((state) => state.terms);
  const id = useId();
  const entry = readAmountEntry(text, terms, minimum);
  const problem = entryProblem(entry, terms.currency);
  const value = 'amount' in entry ? entry.amount : null;
  const step = (next: Money) => onText(entryText(next, terms.currency));
  const up = () => step(value === null ? minimum : snapToLadder(terms, stepUp(terms, value), minimum));
  const down = () => value !== null && step(stepDown(terms, value, { start, minimum }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (event.key === 'ArrowUp') up();
    else down();
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="grid grid-cols-[3rem_1fr_3rem]">
        <StepButton
          label="One step less"
          onStep={down}
          disabled={disabled || value === null || value <= minimum}
          className="rounded-l-md"
        >
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
            value={text}
            onChange={(event) => onText(event.target.value)}
            onKeyDown={onKeyDown}
            onFocus={(event) => event.target.select()}
            disabled={disabled}
            aria-invalid={problem !== null || undefined}
            aria-describedby={`${id}-problem`}
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
      <p id={`${id}-problem`} role="status" className="text-sm font-medium text-bad empty:-mt-1.5">
        {problem}
      </p>
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
        'grid h-12 place-items-center border border-line-strong bg-surface enabled:hover:bg-sunken ' +
          'disabled:text-ink-faint',
        className,
      )}
    />
  );
}
