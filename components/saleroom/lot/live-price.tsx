'use client';

import type { Money } from '#auction/money.ts';
import type { PublicLot } from '#auction/views.ts';
import { classNames } from '#components/ui/class-names.ts';
import { Price } from '#components/ui/price.tsx';
import { isLive } from '../connection/connection.ts';
import { useAsOf } from '../connection/connection-state.tsx';
import { useLotView, useRoomState } from '../room/room-context.ts';
import { useFlash } from '../signals/use-flash.ts';

export type LivePriceProps = {
  readonly lotId: string;
  /** Shown while there is no bid. */
  readonly openingBid: Money;
  readonly className?: string;
};

/** A lot's price as it stands now: hammer price, current bid or opening bid. A change is marked for a moment, without moving anything. */
export function LivePrice({ lotId, openingBid, className }: LivePriceProps) {
  const { lot } = useLotView(lotId);
  const currency = useRoomState((state) => state.terms.currency);
  const amount = lot.hammerPrice ?? lot.currentBid ?? openingBid;
  const changed = useFlash(amount);
  return (
    <span
      className={classNames(
        '-mx-1 rounded-sm px-1 transition-colors duration-700',
        changed && 'bg-brand-tint outline outline-brand-line duration-0',
        className,
      )}
    >
      <Price amount={amount} currency={currency} />
    </span>
  );
}

/** What the price of a lot is. */
export function priceLabel(lot: PublicLot): string {
  if (lot.status === 'sold') return 'Hammer price';
  if (lot.currentBid === null) return 'Opening bid';
  return lot.status === 'passed' ? 'Highest bid' : 'Current bid';
}

/** What the price beside it is: "Current bid", "Opening bid", "Hammer price"; with its time of day where the page is not live. */
export function LivePriceLabel({ lotId }: { readonly lotId: string }) {
  const label = priceLabel(useLotView(lotId).lot);
  const isOld = useRoomState((state) => !isLive(state.connection) && state.connection.kind !== 'connecting');
  const asOf = useAsOf();
  return isOld ? `${label} as of ${asOf}` : label;
}
