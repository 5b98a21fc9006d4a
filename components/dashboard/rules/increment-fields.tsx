'use client';

import { useWatch } from 'react-hook-form';
import { ChoiceField } from '#components/ui/form/choice-field.tsx';
import { SelectField } from '#components/ui/form/select-field.tsx';
import { TextField } from '#components/ui/form/text-field.tsx';
import type { IncrementChoice } from '#protocol/forms/rules-entries.ts';
import { fieldProps, tickProps } from '../forms/field-props.ts';
import { BandsField } from './bands-field.tsx';
import { NextBidsPreview } from './next-bids-preview.tsx';
import type { RulesFormMethods } from './rules-form-methods.ts';

const tables: Readonly<Record<IncrementChoice, string>> = {
  'saleroom-0258': 'Saleroom 0-2-5-8 (10, 20 … 200, 220 … 320, 350, 380)',
  artsy: 'Large steps (50 below 1,000, then 100, 250, 500 …)',
  'ebay-uk': 'Small steps, British (5p below 1, then 20p, 50p, 1, 2 …)',
  'ebay-us': 'Small steps, American (5c below 1, then 25c, 50c, 1, 2.50 …)',
  whatnot: 'Quick steps (1 below 30, then 2, 3, 5, 10 …)',
  percent: 'A percentage of the current bid',
  own: 'Your own table',
};

/** The increments between bids (B2), with a preview of the next bids. */
export function IncrementFields({ form, readOnly }: { readonly form: RulesFormMethods; readonly readOnly: boolean }) {
  const table = useWatch({ control: form.control, name: 'increments.table' });
  return (
    <div className="flex flex-col gap-4">
      <div className="max-w-xl">
        <SelectField label="Increments" {...fieldProps(form, 'increments.table')}>
          {Object.entries(tables).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
      {table === 'percent' && (
        <div className="grid max-w-xl gap-4 sm:grid-cols-2">
          <TextField label="Percentage" suffix="%" inputMode="decimal" {...fieldProps(form, 'increments.percent')} />
          <TextField
            label="Rounded up to"
            hint="A whole 1, 5, 10 …"
            inputMode="decimal"
            {...fieldProps(form, 'increments.unit')}
          />
        </div>
      )}
      {table === 'own' && (
        <BandsField
          form={form}
          name="increments.bands"
          caption="Steps"
          readOnly={readOnly}
          first="Current bid from"
          second={{ field: 'step', label: 'Next bid adds' }}
        />
      )}
      <NextBidsPreview form={form} />
      <ChoiceField
        label="Only these amounts may be bid"
        hint="Otherwise any amount from the asking bid upwards is a bid."
        {...tickProps(form, 'ladderOnly')}
      />
    </div>
  );
}
