'use client';

import { ChoiceField } from '#components/ui/choice-field.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { ChoiceCards } from '../forms/choice-cards.tsx';
import { choiceProps, fieldProps, tickProps } from '../forms/field-props.ts';
import type { RulesFormMethods } from './rules-form-methods.ts';

/** What happens below a reserve (R1), and what protects bidders from their own mistakes (X3, B5). */
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
            label: 'A max bid stands in full',
            says: 'The highest max is shown as the bid, so people see how far it goes.',
          },
          {
            value: 'house',
            label: 'The house bids for the consignor',
            says: 'Its bids below the reserve are marked as such in the history.',
          },
          { value: 'ignore', label: 'Bidding runs as always', says: 'Lots below their reserve pass at the close.' },
        ]}
        {...choiceProps(form, 'belowReserve')}
      />
      <ChoiceField
        label="Leaders may lower their max bid, never below the current bid"
        {...tickProps(form, 'maxBidMayBeLowered')}
      />
      <div className="max-w-sm">
        <TextField
          label="Ask again before a bid above"
          suffix="× the asking bid"
          optional
          inputMode="decimal"
          hint="Catches £10,000 typed for £1,000. Empty: never asked."
          {...fieldProps(form, 'jumpGuard')}
        />
      </div>
    </div>
  );
}
