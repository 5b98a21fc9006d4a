'use client';

import type { UseFormReturn } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { minorDigits } from '#auction/currency.ts';
import type { Money } from '#auction/money.ts';
import { priceText } from '#components/ui/format/price-text.ts';
import { amountText } from '#protocol/forms/amount-text.ts';
import type { LotDetailsInput } from '#protocol/forms/lot-details.ts';
import { typedAmount } from '#protocol/forms/typed-amount.ts';

/** Suggests half the low estimate, a common opening bid, while the field is empty. */
export function OpeningBidSuggestion({
  form,
  currency,
}: {
  readonly form: UseFormReturn<LotDetailsInput>;
  readonly currency: string;
}) {
  const [estimateLow, openingBid] = useWatch({ control: form.control, name: ['estimateLow', 'openingBid'] });
  const unit = 10 ** minorDigits(currency);
  const low = typedAmount(estimateLow, currency) ?? 0;
  const half = (Math.round(low / 2 / unit) * unit) as Money;
  if (openingBid !== '' || half === 0) return null;
  return (
    <button
      type="button"
      className="link finger cursor-pointer self-start text-sm"
      onClick={() =>
        form.setValue('openingBid', amountText(half, currency), { shouldDirty: true, shouldValidate: true })
      }
    >
      Use half the low estimate: {priceText(half, currency)}
    </button>
  );
}
