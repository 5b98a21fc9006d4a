'use client';

import type { Money } from '#auction/money.ts';
import type { PublicLot } from '#auction/views.ts';
import { classNames } from '#components/ui/class-names.ts';
import { Price } from '#components/ui/format/price.tsx';
import { isLive } from '../connection/connection.ts';
import { useAsOf } from '../room/connection-state.tsx';
import { useLotView, useRoomState } from '../room/room-context.ts';
import { useFlash } from './use-flash.ts';

export type LivePriceProps = {
  readonly lotId: string;
  /** Shown while there is no bid. */
  readonly openingBid: Money;
  readonly className?: string;
};

/** A lot's hammer price, current bid or opening bid. A change is highlighted for a moment. */
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

/** The name of the price that is shown for a lot. */
export function priceLabel(lot: PublicLot): string {
  if (lot.status === 'sold') return 'Hammer price';
  if (lot.currentBid === null) return 'Opening bid';
  return lot.status === 'passed' ? 'Highest bid' : 'Current bid';
}

/** The name of the price, with its time while the page is not live. */
export function LivePriceLabel({ lotId }: { readonly lotId: string }) {
  const label = priceLabel(useLotView(lotId).lot);
  const isOld = useRoomState((state) => !isLive(state.connection) && state.connection.kind !== 'connecting');
  const asOf = useAsOf();
  return isOld ? `${label} as of ${asOf}` : label;
}
