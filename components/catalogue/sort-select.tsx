'use client';

import { ChevronDown } from 'lucide-react';
import { controlClass } from '../ui/form/field-frame.tsx';

export type SortSelectProps = {
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
};

/** The sort order of a catalogue. A choice submits the form; without JavaScript its button does. */
export function SortSelect({ value, options }: SortSelectProps) {
  return (
    <label className="relative flex-1 basis-40">
      <span className="sr-only">Order</span>
      <select
        key={value}
        name="sort"
        defaultValue={value}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className={`${controlClass} appearance-none pr-9`}
      >
        {options.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-3.5 right-3 size-4 text-ink-soft" />
    </label>
  );
}
