import type { Money } from '#auction/money.ts';
import { classNames } from '../class-names.ts';
import { priceText } from './price-text.ts';

export type PriceProps = {
  /** Minor units. */
  readonly amount: Money;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Always shows minor units: for amounts in a column. */
  readonly exact?: boolean;
  readonly className?: string;
};

/** An amount of money. */
export function Price({ amount, currency, exact, className }: PriceProps) {
  return (
    <span className={classNames('numerals whitespace-nowrap', className)}>{priceText(amount, currency, exact)}</span>
  );
}
