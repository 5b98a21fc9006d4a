'use client';

import type { LotStatus } from '#auction/lot.ts';
import type { PublicLot } from '#auction/views.ts';
import { classNames } from '../ui/class-names.ts';
import { Moment } from '../ui/moment.tsx';
import { ExtensionChip } from './extension-chip.tsx';
import { useLotView, useRoomState } from './room-context.ts';
import { TENTHS_FROM, timeLeftText } from './time-left.ts';
import { useTimeLeft } from './use-time-left.ts';

export type LotClockProps = {
  readonly lotId: string;
  /** Epoch milliseconds; shown while the lot has not opened. */
  readonly opensAt: number | null;
};

/** How long a lot stays open. What ticks is for the eye alone; the closing time itself is always there as text. */
export function LotClock({ lotId, opensAt }: LotClockProps) {
  const { lot } = useLotView(lotId);
  const timeZone = useRoomState((state) => state.timeZone);
  const isOpen = lot.status === 'open';
  const left = useTimeLeft(isOpen ? lot.closesAt : null);
  const face = clockFace(lot, left);
  const at = isOpen ? lot.closesAt : lot.status === 'scheduled' ? opensAt : lot.endedAt;
  const words = momentWords[lot.status];
  const urgent = left !== null && left > 0 && left <= TENTHS_FROM;

  return (
    <div className="flex flex-col items-end text-right">
      <p className="text-2xs text-ink-soft">{clockLabel(lot, left)}</p>
      <p className="flex h-9 items-center gap-2">
        <ExtensionChip lot={lot} />
        <span
          aria-hidden
          className={classNames('numerals text-2xl leading-none font-semibold', urgent ? 'text-bad' : 'text-ink')}
        >
          {face ?? '–'}
        </span>
      </p>
      <p className="text-2xs text-ink-soft">
        {words} {at !== null && <Moment at={at} timeZone={timeZone} style={isSoon(left) ? 'second' : 'long'} />}
      </p>
    </div>
  );
}

const momentWords: Readonly<Record<LotStatus, string>> = {
  scheduled: 'Opens',
  open: 'Closes no earlier than',
  paused: 'Its time is held',
  sold: 'Closed',
  passed: 'Closed',
  withdrawn: 'Withdrawn',
};

/** Within the last hour the closing time is told to the second, without its date. */
function isSoon(left: number | null): boolean {
  return left !== null && left < 3_600_000;
}

function clockLabel(lot: PublicLot, left: number | null): string {
  if (lot.status !== 'open') return lot.status === 'scheduled' ? 'Not open yet' : 'Bidding';
  return left !== null && left <= 0 ? 'The house decides' : 'Time left';
}

function clockFace(lot: PublicLot, left: number | null): string | null {
  switch (lot.status) {
    case 'open':
      if (left === null) return null;
      return left <= 0 ? 'Closing…' : timeLeftText(left);
    case 'paused':
      return 'Paused';
    case 'scheduled':
      return null;
    case 'sold':
    case 'passed':
      return 'Closed';
    case 'withdrawn':
      return 'Closed';
  }
}
