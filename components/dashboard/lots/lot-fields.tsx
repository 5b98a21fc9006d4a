'use client';

import { useId } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { TextField } from '#components/ui/form/text-field.tsx';
import { TextareaField } from '#components/ui/form/textarea-field.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { LotDetailsInput } from '#protocol/forms/lot-details.ts';
import { amountProps, fieldProps } from '../forms/field-props.ts';
import { MarkdownField } from '../forms/markdown-field.tsx';
import { OpeningBidSuggestion } from './opening-bid-suggestion.tsx';

export type LotFormMethods = UseFormReturn<LotDetailsInput>;

/** The texts of a lot. With `textOnly` its number is read-only. */
export function LotTextFields({ form, textOnly }: { readonly form: LotFormMethods; readonly textOnly: boolean }) {
  const description = useWatch({ control: form.control, name: 'description' });
  return (
    <Panel title="What it is">
      <div className="flex flex-col gap-5">
        <div className="grid gap-5 sm:grid-cols-[7rem_1fr]">
          <TextField label="Lot" autoComplete="off" readOnly={textOnly} {...fieldProps(form, 'lotNumber')} />
          <TextField label="Title" autoComplete="off" data-first {...fieldProps(form, 'title')} />
        </div>
        <TextField
          label="Maker"
          optional
          autoComplete="off"
          hint="Who made it, if known."
          {...fieldProps(form, 'maker')}
        />
        <MarkdownField label="Description" optional text={description} {...fieldProps(form, 'description')} />
        <TextareaField
          label="Condition"
          optional
          className="min-h-20"
          hint="What a buyer would want to know before bidding."
          {...fieldProps(form, 'condition')}
        />
      </div>
    </Panel>
  );
}

/** The estimate, opening bid and reserve of a lot, in the auction's currency. */
export function LotAmountsFields({ form, currency }: { readonly form: LotFormMethods; readonly currency: string }) {
  const amount = (name: 'estimateLow' | 'estimateHigh' | 'openingBid' | 'reserve') => ({
    prefix: currency,
    ...amountProps(form, name, currency),
  });
  return (
    <Panel title="Amounts">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField label="Estimate, low" optional {...amount('estimateLow')} />
        <TextField label="Estimate, high" optional {...amount('estimateHigh')} />
        <div className="flex flex-col gap-2">
          <TextField label="Opening bid" hint="The lowest first bid." {...amount('openingBid')} />
          <OpeningBidSuggestion form={form} currency={currency} />
        </div>
        <TextField
          label="Reserve"
          optional
          hint="The consignor’s secret minimum. Bidders only learn whether it is met."
          {...amount('reserve')}
        />
      </div>
    </Panel>
  );
}

/** The consignor and the group of a lot. */
export function LotOriginFields({
  form,
  consignors,
}: {
  readonly form: LotFormMethods;
  readonly consignors: readonly string[];
}) {
  const listId = useId();
  return (
    <Panel title="Consignor and group">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField label="Consignor" optional list={listId} autoComplete="off" {...fieldProps(form, 'consignor')} />
        <datalist id={listId}>
          {consignors.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <TextField
          label="Consignor’s account"
          optional
          type="email"
          autoComplete="off"
          placeholder="name@example.org"
          hint="If they have one: it cannot bid on this lot."
          {...fieldProps(form, 'consignorEmail')}
        />
        <TextField
          label="Group"
          optional
          autoComplete="off"
          hint="A late bid can extend all lots of a group together."
          {...fieldProps(form, 'group')}
        />
      </div>
    </Panel>
  );
}
