import type { ReactNode } from 'react';
import { PriceRange } from '#components/ui/format/price-range.tsx';
import type { ShownLot } from '#protocol/views/shown-lot.ts';

export type LotHeadingProps = Pick<
  ShownLot,
  'lotNumber' | 'position' | 'title' | 'maker' | 'estimateLow' | 'estimateHigh'
> & {
  readonly lotTotal: number;
  /** ISO 4217 code. */
  readonly currency: string;
  /** The watch button. */
  readonly watch: ReactNode;
};

/** A lot's number, title, maker and estimate. */
export function LotHeading({ lotNumber, position, lotTotal, title, maker, watch, ...estimate }: LotHeadingProps) {
  const hasEstimate = estimate.estimateLow !== null || estimate.estimateHigh !== null;
  return (
    <header className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-4">
        <p className="eyebrow">
          Lot {lotNumber}{' '}
          <span className="tracking-normal text-ink-faint normal-case">{`· ${position} of ${lotTotal}`}</span>
        </p>
        <div className="-my-1 -mr-3">{watch}</div>
      </div>
      <h1 className="serif text-title">{title}</h1>
      {maker && <p className="text-ink-soft">{maker}</p>}
      {hasEstimate && (
        <p className="text-ink-soft">
          Estimate{' '}
          <PriceRange
            low={estimate.estimateLow}
            high={estimate.estimateHigh}
            currency={estimate.currency}
            className="font-medium text-ink"
          />
        </p>
      )}
    </header>
  );
}
