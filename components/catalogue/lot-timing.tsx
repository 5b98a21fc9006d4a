'use client';

import type { ReactNode } from 'react';
import type { LotStatus } from '#auction/lot.ts';
import type { PublicLot } from '#auction/views.ts';
import { useRoomState } from '../saleroom/room/room-context.ts';
import { Moment } from '../ui/format/moment.tsx';

const endedLabels: Readonly<Partial<Record<LotStatus, string>>> = {
  passed: 'Closed',
  sold: 'Closed',
  withdrawn: 'Withdrawn',
};

/** When a lot opens, closes at the earliest, or ended. `opensAt` is in epoch milliseconds. */
export function LotTiming({ lot, opensAt }: { readonly lot: PublicLot; readonly opensAt: number | null }): ReactNode {
  const timeZone = useRoomState((state) => state.timeZone);
  const moment = (at: number) => <Moment at={at} timeZone={timeZone} style="brief" withoutPopover />;
  switch (lot.status) {
    case 'scheduled':
      return opensAt !== null && <>Opens {moment(opensAt)}</>;
    case 'open':
      return lot.closesAt !== null && <>Closes no earlier than {moment(lot.closesAt)}</>;
    case 'paused':
      return 'The clock is stopped while the lot is paused';
    default:
      return (
        lot.endedAt !== null && (
          <>
            {endedLabels[lot.status]} {moment(lot.endedAt)}
          </>
        )
      );
  }
}
