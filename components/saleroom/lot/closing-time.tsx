'use client';

import type { LotStatus } from '#auction/lot.ts';
import type { PublicLot } from '#auction/views.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { useLotView, useRoomState } from '../room/room-context.ts';
import { useTimeLeft } from './use-time-left.ts';

export type ClosingTimeProps = {
  readonly lotId: string;
  /** Epoch milliseconds. Shown until the lot opens. */
  readonly opensAt: number | null;
};

const labels: Readonly<Record<LotStatus, string>> = {
  scheduled: 'Opens',
  open: 'Closes no earlier than',
  paused: 'Clock stopped',
  sold: 'Closed',
  passed: 'Closed',
  withdrawn: 'Withdrawn',
};

/** When a lot opens, closes or closed, in the viewer's zone. A tooltip shows the auction's zone. */
export function ClosingTime({ lotId, opensAt }: ClosingTimeProps) {
  const { lot } = useLotView(lotId);
  const timeZone = useRoomState((state) => state.timeZone);
  const left = useTimeLeft(lot.status === 'open' ? lot.closesAt : null);
  const at = momentOf(lot, opensAt);
  return (
    <span className="text-right text-2xs text-ink-soft">
      {labels[lot.status]}{' '}
      {at !== null && <Moment at={at} timeZone={timeZone} style={isNear(left) ? 'second' : 'brief'} />}
    </span>
  );
}

function momentOf(lot: PublicLot, opensAt: number | null): number | null {
  switch (lot.status) {
    case 'scheduled':
      return opensAt;
    case 'open':
      return lot.closesAt;
    default:
      return lot.endedAt;
  }
}

/** In the last hour the time is shown to the second, without the date. */
function isNear(left: number | null): boolean {
  return left !== null && left < 3_600_000;
}
