'use client';

import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Path, useFieldArray, useWatch } from 'react-hook-form';
import { Button } from '#components/ui/button.tsx';
import { FieldNotes } from '#components/ui/field-frame.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { AuctionRulesInput } from '#protocol/forms/rules-entries.ts';
import { amountProps, fieldId, problemOf } from '../forms/field-props.ts';
import type { RulesFormMethods } from './rules-form-methods.ts';

export type BandsFieldProps = {
  readonly form: RulesFormMethods;
  readonly name: 'increments.bands' | 'premium.bands';
  readonly caption: string;
  readonly readOnly: boolean;
  /** The words over the two columns. */
  readonly first: string;
  readonly second: { readonly field: 'step' | 'percent'; readonly label: string; readonly suffix?: ReactNode };
};

/** A table of bands, each from an amount upwards; the first from 0. */
export function BandsField({ form, name, caption, readOnly, first, second }: BandsFieldProps) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name });
  const currency = useWatch({ control: form.control, name: 'currency' });
  const path = (place: number, field: string) => `${name}.${place}.${field}` as Path<AuctionRulesInput>;
  return (
    <fieldset id={fieldId(name)} tabIndex={-1} className="flex max-w-xl flex-col gap-3 outline-hidden">
      <legend className="sr-only">{caption}</legend>
      {fields.map((band, place) => (
        <div key={band.id} className="grid grid-cols-[1fr_1fr_2.75rem] items-start gap-x-3">
          <TextField label={first} readOnly={place === 0} {...amountProps(form, path(place, 'from'), currency)} />
          <TextField
            label={second.label}
            suffix={second.suffix}
            {...amountProps(form, path(place, second.field), currency)}
          />
          {place > 0 && !readOnly && (
            <button
              type="button"
              aria-label={`Remove band ${place + 1}`}
              className="mt-6.5 grid size-11 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
              onClick={() => remove(place)}
            >
              <X aria-hidden className="size-4" />
            </button>
          )}
        </div>
      ))}
      <FieldNotes id={fieldId(name)} error={problemOf(form, `${name}.root`) ?? problemOf(form, name)} />
      {!readOnly && (
        <Button
          size="sm"
          className="self-start"
          onClick={() => append(second.field === 'step' ? { from: '', step: '' } : { from: '', percent: '' })}
        >
          <Plus aria-hidden /> Add a band
        </Button>
      )}
    </fieldset>
  );
}
