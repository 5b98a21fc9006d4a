'use client';

import { useWatch } from 'react-hook-form';
import { priceRealised } from '#auction/buyers-premium.ts';
import { minorDigits } from '#auction/currency.ts';
import type { Money } from '#auction/money.ts';
import { TextField } from '#components/ui/form/text-field.tsx';
import { Price } from '#components/ui/format/price.tsx';
import type { AuctionRulesInput } from '#protocol/forms/rules-entries.ts';
import { readRules } from '#protocol/forms/rules-to-terms.ts';
import { fieldProps } from '../forms/field-props.ts';
import { BandsField } from './bands-field.tsx';
import type { RulesFormMethods } from './rules-form-methods.ts';

/** The buyer's premium and the taxes (O1), with a worked example. */
export function PremiumFields({ form, readOnly }: { readonly form: RulesFormMethods; readonly readOnly: boolean }) {
  return (
    <div className="flex flex-col gap-5">
      <BandsField
        form={form}
        name="premium.bands"
        caption="Buyer's premium"
        readOnly={readOnly}
        first="Hammer price from"
        second={{ field: 'percent', label: 'Premium', suffix: '%' }}
      />
      <div className="grid max-w-xl gap-4 sm:grid-cols-2">
        <TextField
          label="Tax on the hammer price"
          suffix="%"
          inputMode="decimal"
          {...fieldProps(form, 'premium.taxOnHammer')}
        />
        <TextField
          label="Tax on the premium"
          suffix="%"
          inputMode="decimal"
          {...fieldProps(form, 'premium.taxOnPremium')}
        />
      </div>
      <PremiumExample form={form} />
    </div>
  );
}

function PremiumExample({ form }: { readonly form: RulesFormMethods }) {
  const rules = useWatch({ control: form.control }) as AuctionRulesInput;
  const { terms } = readRules(rules);
  if (!terms) return null;
  const { currency, buyersPremium } = terms;
  const hammer = (1000 * 10 ** minorDigits(currency)) as Money;
  const { premium, taxOnHammer, taxOnPremium, total } = priceRealised(buyersPremium, hammer);
  const tax = (taxOnHammer + taxOnPremium) as Money;
  return (
    <p className="rounded-md bg-sunken px-4 py-3 text-sm">
      Hammer <Price amount={hammer} currency={currency} /> + premium <Price amount={premium} currency={currency} /> +
      tax <Price amount={tax} currency={currency} /> ={' '}
      <strong className="font-medium">
        <Price amount={total} currency={currency} />
      </strong>{' '}
      for the buyer.
    </p>
  );
}
