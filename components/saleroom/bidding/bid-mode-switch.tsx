'use client';

import { useId } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import type { BidWish } from './bid-intent.ts';

export type BidModeSwitchProps = {
  readonly mode: BidWish['kind'];
  readonly onMode: (mode: BidWish['kind']) => void;
  readonly className?: string;
};

const modes = [
  { kind: 'exact', word: 'Bid exactly' },
  { kind: 'max', word: 'Set my maximum' },
] as const;

/** The one switch between bidding a sum and leaving a maximum with the house. */
export function BidModeSwitch({ mode, onMode, className }: BidModeSwitchProps) {
  const name = useId();
  return (
    <fieldset className={classNames('grid grid-cols-2 rounded-md border border-line-strong p-0.5', className)}>
      <legend className="sr-only">How to bid</legend>
      {modes.map(({ kind, word }) => (
        <label
          key={kind}
          className={
            'flex min-h-11 cursor-pointer items-center justify-center rounded-sm text-sm font-medium text-ink-soft ' +
            'has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus lg:min-h-9'
          }
        >
          <input
            type="radio"
            name={name}
            value={kind}
            checked={mode === kind}
            onChange={() => onMode(kind)}
            className="sr-only"
          />
          {word}
        </label>
      ))}
    </fieldset>
  );
}
