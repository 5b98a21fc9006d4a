'use client';

import type { PublicLot } from '#auction/views.ts';
import type { ShownLot } from '#protocol/views/shown-lot.ts';
import { LivePrice, LivePriceLabel } from '../saleroom/lot/live-price.tsx';
import { useLotView } from '../saleroom/room/room-context.ts';
import { countText } from '../ui/format/quantity-text.ts';
import { CardClock } from './card-clock.tsx';
import { LotTiming } from './lot-timing.tsx';

export type LotBiddingProps = Pick<ShownLot, 'lotId' | 'openingBid' | 'opensAt'>;

/**
 * A lot's price, countdown, bid count and closing time. Every line has its space from the start, so
 * that hydration causes no layout shift.
 */
export function LotBidding({ lotId, openingBid, opensAt }: LotBiddingProps) {
  const { lot } = useLotView(lotId);
  return (
    <div className="flex flex-col gap-1">
      <p className="flex items-baseline justify-between gap-2 text-2xs text-ink-soft">
        <span>
          <LivePriceLabel lotId={lotId} />
        </span>
        <span>{bidsText(lot)}</span>
      </p>
      <p className="flex items-baseline justify-between gap-2">
        <LivePrice lotId={lotId} openingBid={openingBid} className="text-xl leading-tight font-semibold" />
        <CardClock lot={lot} />
      </p>
      <p className="min-h-[2lh] text-2xs text-ink-soft sm:min-h-[1lh]">
        <LotTiming lot={lot} opensAt={opensAt} />
      </p>
    </div>
  );
}

function bidsText({ bidCount, status }: PublicLot): string {
  if (status === 'scheduled') return '';
  return bidCount === 0 ? 'No bids' : countText(bidCount, 'bid');
}
