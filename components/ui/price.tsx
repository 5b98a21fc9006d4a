import type { Money } from '#auction/money.ts';
import { classNames } from './class-names.ts';
import { priceRangeText, priceText } from './price-text.ts';

export type PriceProps = {
  /** Minor units. */
  readonly amount: Money;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Shows pence even where there are none: for sums that stand below each other. */
  readonly exact?: boolean;
  readonly className?: string;
};

/** An amount of money. The one place where money becomes words. */
export function Price({ amount, currency, exact, className }: PriceProps) {
  return (
    <span className={classNames('numerals whitespace-nowrap', className)}>{priceText(amount, currency, exact)}</span>
  );
}

export type PriceRangeProps = {
  readonly low: Money | null;
  readonly high: Money | null;
  readonly currency: string;
  readonly className?: string;
};

/** An estimate. Nothing at all where there is none. */
export function PriceRange({ low, high, currency, className }: PriceRangeProps) {
  const text = priceRangeText(low, high, currency);
  return text === null ? null : <span className={classNames('numerals whitespace-nowrap', className)}>{text}</span>;
}
