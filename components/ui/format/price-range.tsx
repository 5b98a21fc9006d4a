import type { Money } from '#auction/money.ts';
import { classNames } from '../class-names.ts';
import { priceRangeText } from './price-text.ts';

export type PriceRangeProps = {
  readonly low: Money | null;
  readonly high: Money | null;
  readonly currency: string;
  readonly className?: string;
};

/** An estimate. Renders nothing when both ends are null. */
export function PriceRange({ low, high, currency, className }: PriceRangeProps) {
  const text = priceRangeText(low, high, currency);
  return text === null ? null : <span className={classNames('numerals whitespace-nowrap', className)}>{text}</span>;
}
