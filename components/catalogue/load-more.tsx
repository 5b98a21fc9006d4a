'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useRoomState } from '../saleroom/room/room-context.ts';

/** How long a lot's outcome is shown before others take its place, in milliseconds. */
const SHOWN_FOR = 8_000;

/** Fetches the page anew some seconds after one of its lots has ended, where the page shows what closes next. Shows nothing itself. */
export function RollOn() {
  const router = useRouter();
  const ended = useRoomState(
    (state) => Object.values(state.lots).filter(({ lot }) => lot.status !== 'open' && lot.status !== 'paused').length,
  );
  useEffect(() => {
    if (ended === 0) return;
    const timer = setTimeout(() => router.refresh(), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [ended, router]);
  return null;
}
