'use client';

import { CirclePause } from 'lucide-react';
import type { PublicLot } from '#auction/views.ts';
import { ExtensionChip } from '../saleroom/lot/extension-chip.tsx';
import { TENTHS_FROM, timeLeftText } from '../saleroom/lot/time-left.ts';
import { useTimeLeft } from '../saleroom/lot/use-time-left.ts';
import { Badge } from '../ui/badge.tsx';
import { classNames } from '../ui/class-names.ts';

/** The countdown of an open lot, hidden from screen readers, or the lot's status. */
export function CardClock({ lot }: { readonly lot: PublicLot }) {
  const left = useTimeLeft(lot.status === 'open' ? lot.closesAt : null);
  switch (lot.status) {
    case 'open':
      return (
        <span className="flex items-baseline gap-1.5">
          <ExtensionChip lot={lot} />
          {left !== null && (
            <span
              aria-hidden
              className={classNames(
                'numerals text-[0.9375rem] leading-tight font-medium',
                left <= TENTHS_FROM ? 'text-bad' : 'text-ink',
              )}
            >
              {left <= 0 ? 'Closing…' : timeLeftText(left)}
            </span>
          )}
        </span>
      );
    case 'paused':
      return (
        <Badge tone="unmet" icon={<CirclePause aria-hidden />}>
          Paused
        </Badge>
      );
    case 'sold':
      return <Badge solid>Sold</Badge>;
    case 'passed':
      return <Badge>Passed</Badge>;
    case 'withdrawn':
      return <Badge>Withdrawn</Badge>;
    case 'scheduled':
      return null;
  }
}
