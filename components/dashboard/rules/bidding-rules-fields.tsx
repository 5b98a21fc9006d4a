'use client';

import { ChoiceField } from '#components/ui/form/choice-field.tsx';
import { TextField } from '#components/ui/form/text-field.tsx';
import { ChoiceCards } from '../forms/choice-cards.tsx';
import { choiceProps, fieldProps, tickProps } from '../forms/field-props.ts';
import type { RulesFormMethods } from './rules-form-methods.ts';

/** Bidding below the reserve (R1), lowering a max bid (X3) and the jump guard (B5). */
export function BiddingRulesFields({ form }: { readonly form: RulesFormMethods }) {
  return (
    <div className="flex flex-col gap-5">
      <ChoiceCards
        legend="While the reserve is not met"
        columns={3}
        hint="Bidders see only “no reserve”, “reserve not met” or “reserve met”."
        choices={[
          {
            value: 'consume',
            label: 'The highest max bid is the price',
            description: 'It is shown as the current bid.',
          },
          {
            value: 'house',
            label: 'The house bids for the consignor',
            description: 'Its bids below the reserve are marked as such in the history.',
          },
          {
            value: 'ignore',
            label: 'Bidding is not affected',
            description: 'Lots below their reserve pass at the close.',
          },
        ]}
        {...choiceProps(form, 'belowReserve')}
      />
      <ChoiceField
        label="Leaders may lower their max bid, never below the current bid"
        {...tickProps(form, 'maxBidMayBeLowered')}
      />
      <div className="max-w-sm">
        <TextField
          label="Confirm a bid above"
          suffix="× the asking bid"
          optional
          inputMode="decimal"
          hint="Catches £10,000 typed for £1,000. Leave empty for no confirmation."
          {...fieldProps(form, 'jumpGuard')}
        />
      </div>
    </div>
  );
}
