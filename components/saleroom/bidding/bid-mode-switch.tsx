'use client';

import { useId } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import type { ProposedBid } from '../room/state/bid-intent.ts';

export type BidModeSwitchProps = {
  readonly mode: ProposedBid['kind'];
  readonly onMode: (mode: ProposedBid['kind']) => void;
  readonly className?: string;
};

const modes = [
  { kind: 'exact', label: 'Bid exactly' },
  { kind: 'max', label: 'Set my maximum' },
] as const;

/** Switches between an exact bid and a maximum. */
export function BidModeSwitch({ mode, onMode, className }: BidModeSwitchProps) {
  const name = useId();
  return (
    <fieldset className={classNames('grid grid-cols-2 rounded-md border border-line-strong p-0.5', className)}>
      <legend className="sr-only">How to bid</legend>
      {modes.map(({ kind, label }) => (
        <label
          key={kind}
          className={
            'flex min-h-11 cursor-pointer items-center justify-center rounded-sm text-sm font-medium text-ink-soft ' +
            'has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 ' +
            'has-focus-visible:outline-offset-2 has-focus-visible:outline-focus lg:min-h-9'
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
          {label}
        </label>
      ))}
    </fieldset>
  );
}
