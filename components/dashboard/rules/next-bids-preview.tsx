'use client';

import { useWatch } from 'react-hook-form';
import { minorDigits } from '#auction/currency.ts';
import { nextBidAbove, nextBids } from '#auction/increment-table.ts';
import type { Money } from '#auction/money.ts';
import { Price } from '#components/ui/format/price.tsx';
import type { AuctionRulesInput } from '#protocol/forms/rules-entries.ts';
import { readIncrements } from '#protocol/forms/rules-to-terms.ts';
import type { RulesFormMethods } from './rules-form-methods.ts';

/** The current bids for which to show the next bids, in major units. */
const SAMPLE_BIDS = [20, 100, 500, 2000, 10_000] as const;

/** Shows the next bids for sample current bids. Shows a hint while the table is invalid. */
export function NextBidsPreview({ form }: { readonly form: RulesFormMethods }) {
  const { currency, increments } = useWatch({ control: form.control }) as AuctionRulesInput;
  let isValid = true;
  const table = readIncrements({ currency, increments }, () => {
    isValid = false;
  });
  if (!table || !isValid) {
    return <p className="text-sm text-ink-soft">Fill in the table to see the next bids.</p>;
  }
  const unit = 10 ** minorDigits(currency);
  return (
    <dl className="grid gap-x-4 gap-y-1 rounded-md bg-sunken px-4 py-3 text-sm sm:grid-cols-[auto_1fr]">
      {SAMPLE_BIDS.map((major) => {
        const current = (major * unit) as Money;
        return (
          <div key={major} className="contents">
            <dt className="text-ink-soft">
              After <Price amount={current} currency={currency} />
            </dt>
            <dd className="flex flex-wrap gap-x-2 pb-1 sm:pb-0">
              {nextBids(table, nextBidAbove(table, current), 5).map((amount, index) => (
                <span key={amount} className="flex gap-x-2">
                  {index > 0 && (
                    <span aria-hidden className="text-ink-faint">
                      ·
                    </span>
                  )}
                  <Price amount={amount} currency={currency} />
                </span>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
