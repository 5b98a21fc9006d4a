'use client';

import { useEffect, useState } from 'react';
import { useRoom } from '../room/room-context.ts';
import { untilNextTick } from './time-left.ts';

/** The update interval until the server's time has been measured, in milliseconds. */
const UNMEASURED_INTERVAL = 250;

/**
 * Milliseconds until an instant in the server's time, updated when the countdown's text changes;
 * null without an instant. Until the server's time has been measured, the time of the page's render
 * replaces it. It does not update while the page is hidden.
 */
export function useTimeLeft(instant: number | null): number | null {
  const { serverTime, renderedAt } = useRoom();
  // The server's HTML and the first client render must match.
  const [left, setLeft] = useState(() => (instant === null ? null : instant - (serverTime.now() ?? renderedAt.server)));

  useEffect(() => {
    if (instant === null) {
      setLeft(null);
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      if (document.hidden) return;
      const measured = serverTime.now();
      const now = measured ?? renderedAt.server + performance.now() - renderedAt.page;
      setLeft(instant - now);
      timer = setTimeout(tick, measured === null ? UNMEASURED_INTERVAL : untilNextTick(instant - now));
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [instant, serverTime, renderedAt]);

  return left;
}
