'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useRoomState } from '../saleroom/room/room-context.ts';

/** How long a lot's outcome is shown before other lots replace it, in milliseconds. */
const SHOWN_FOR = 8_000;

/** Refreshes a page of closing lots some seconds after one of them has ended. Renders nothing. */
export function RefreshAfterClose() {
  const router = useRouter();
  const endedCount = useRoomState(
    (state) => Object.values(state.lots).filter(({ lot }) => lot.status !== 'open' && lot.status !== 'paused').length,
  );
  useEffect(() => {
    if (endedCount === 0) return;
    const timer = setTimeout(() => router.refresh(), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [endedCount, router]);
  return null;
}
