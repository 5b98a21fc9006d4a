'use client';

import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Path, useFieldArray, useWatch } from 'react-hook-form';
import { Button } from '#components/ui/button/button.tsx';
import { FieldNotes } from '#components/ui/form/field-frame.tsx';
import { TextField } from '#components/ui/form/text-field.tsx';
import type { AuctionRulesInput } from '#protocol/forms/rules-entries.ts';
import { amountProps, fieldId, problemOf } from '../forms/field-props.ts';
import type { RulesFormMethods } from './rules-form-methods.ts';

export type BandsFieldProps = {
  readonly form: RulesFormMethods;
  readonly name: 'increments.bands' | 'premium.bands';
  readonly caption: string;
  readonly readOnly: boolean;
  /** The label of the first column. */
  readonly first: string;
  /** The field and the label of the second column. */
  readonly second: { readonly field: 'step' | 'percent'; readonly label: string; readonly suffix?: ReactNode };
};

/** Edits a table of bands, each from an amount upwards. The first starts at 0. */
export function BandsField({ form, name, caption, readOnly, first, second }: BandsFieldProps) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name });
  const currency = useWatch({ control: form.control, name: 'currency' });
  const path = (index: number, field: string) => `${name}.${index}.${field}` as Path<AuctionRulesInput>;
  return (
    <fieldset id={fieldId(name)} tabIndex={-1} className="flex max-w-xl flex-col gap-3 outline-hidden">
      <legend className="sr-only">{caption}</legend>
      {fields.map((band, index) => (
        <div key={band.id} className="grid grid-cols-[1fr_1fr_2.75rem] items-start gap-x-3">
          <TextField label={first} readOnly={index === 0} {...amountProps(form, path(index, 'from'), currency)} />
          <TextField
            label={second.label}
            suffix={second.suffix}
            {...amountProps(form, path(index, second.field), currency)}
          />
          {index > 0 && !readOnly && (
            <button
              type="button"
              aria-label={`Remove band ${index + 1}`}
              className="mt-6.5 grid size-11 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
              onClick={() => remove(index)}
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
