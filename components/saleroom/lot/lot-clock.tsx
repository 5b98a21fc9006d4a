'use client';

import type { PublicLot } from '#auction/views.ts';
import { classNames } from '#components/ui/class-names.ts';
import { useLotView } from '../room/room-context.ts';
import { ExtensionChip } from './extension-chip.tsx';
import { TENTHS_FROM, timeLeftText } from './time-left.ts';
import { useTimeLeft } from './use-time-left.ts';

/**
 * The countdown to a lot's close, hidden from screen readers. ClosingTime shows the close as text,
 * and LotLiveRegion announces it when it is near.
 */
export function LotClock({ lotId }: { readonly lotId: string }) {
  const { lot } = useLotView(lotId);
  const left = useTimeLeft(lot.status === 'open' ? lot.closesAt : null);
  const isUrgent = left !== null && left > 0 && left <= TENTHS_FROM;
  return (
    <div className="flex flex-col items-end text-right">
      <p className="text-2xs text-ink-soft">{clockLabel(lot, left)}</p>
      <p className="flex h-10 items-center gap-2 lg:h-12">
        <ExtensionChip lot={lot} />
        <span
          aria-hidden={lot.status === 'open'}
          className={classNames(
            'numerals text-[1.75rem] leading-none font-semibold tracking-tight',
            isUrgent ? 'text-bad' : 'text-ink',
          )}
        >
          {clockFace(lot, left)}
        </span>
      </p>
    </div>
  );
}

function clockLabel(lot: PublicLot, left: number | null): string {
  if (lot.status !== 'open') return lot.status === 'scheduled' ? 'Not open yet' : 'Bidding';
  return left !== null && left <= 0 ? 'Awaiting the result' : 'Time left';
}

function clockFace(lot: PublicLot, left: number | null): string {
  switch (lot.status) {
    case 'open':
      if (left === null) return '–';
      return left <= 0 ? 'Closing…' : timeLeftText(left);
    case 'paused':
      return 'Paused';
    case 'scheduled':
      return '–';
    case 'sold':
    case 'passed':
    case 'withdrawn':
      return 'Closed';
  }
}
