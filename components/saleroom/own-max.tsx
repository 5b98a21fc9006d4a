'use client';

import { Lock } from 'lucide-react';
import { Price } from '../ui/price.tsx';
import { useLotView, useRoomState, useStanding } from './room-context.ts';
import { isLeading } from './standing.ts';

/** The viewer's own maximum, which nobody else is shown. */
export function OwnMax({ lotId }: { readonly lotId: string }) {
  const { lot, you } = useLotView(lotId);
  const currency = useRoomState((state) => state.terms.currency);
  const leading = isLeading(useStanding(lotId));
  if (!you || you.maxBid === null) return null;
  const hasMore = leading && lot.currentBid !== null && you.maxBid > lot.currentBid;
  return (
    <p className="flex items-center gap-1.5 text-sm text-ink-soft">
      <Lock aria-hidden className="size-3.5 shrink-0" />
      <span>
        {hasMore ? 'Your maximum' : 'Your highest bid'}{' '}
        <Price amount={you.maxBid} currency={currency} className="font-semibold text-ink" />
        {hasMore && ', seen by you alone'}
      </span>
    </p>
  );
}
