import { Ban, CircleCheck, CirclePause, Gavel } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Money } from '#auction/money.ts';
import type { PublicLot } from '#auction/views.ts';
import { Badge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { Price } from '../ui/price.tsx';

export type LotBiddingProps = {
  readonly lot: { readonly openingBid: Money; readonly opensAt: number | null; readonly lot: PublicLot };
  readonly currency: string;
  readonly timeZone: string;
};

/** How a lot's bidding stands, as it was when the page was made. */
export function LotBidding({ lot: { openingBid, opensAt, lot }, currency, timeZone }: LotBiddingProps) {
  switch (lot.status) {
    case 'sold':
      return (
        <Two
          label="Sold for"
          value={lot.hammerPrice !== null && <Price amount={lot.hammerPrice} currency={currency} />}
        >
          <Badge solid icon={<Gavel aria-hidden />}>
            Sold
          </Badge>
        </Two>
      );
    case 'passed':
      return (
        <Two label="Not sold" value="–">
          <Badge icon={<Ban aria-hidden />}>Passed</Badge>
        </Two>
      );
    case 'withdrawn':
      return (
        <Two label="Not for sale" value="–">
          <Badge icon={<Ban aria-hidden />}>Withdrawn</Badge>
        </Two>
      );
    case 'scheduled':
      return (
        <Two label="Opening bid" value={<Price amount={openingBid} currency={currency} />}>
          {opensAt !== null && <Moment at={opensAt} timeZone={timeZone} plain />}
        </Two>
      );
    default:
      return (
        <Two
          label={lot.currentBid === null ? 'Opening bid' : 'Current bid'}
          value={<Price amount={lot.currentBid ?? openingBid} currency={currency} />}
        >
          {lot.status === 'paused' && (
            <Badge tone="unmet" icon={<CirclePause aria-hidden />}>
              Paused
            </Badge>
          )}
          {lot.reserve === 'met' && (
            <Badge tone="leading" icon={<CircleCheck aria-hidden />}>
              Reserve met
            </Badge>
          )}
        </Two>
      );
  }
}

function Two({
  label,
  value,
  children,
}: {
  readonly label: string;
  readonly value: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex items-end justify-between gap-3">
      <p className="flex flex-col">
        <span className="text-2xs text-ink-soft">{label}</span>
        <span className="numerals text-lg leading-tight font-semibold">{value}</span>
      </p>
      <div className="text-right text-sm text-ink-soft">{children}</div>
    </div>
  );
}
