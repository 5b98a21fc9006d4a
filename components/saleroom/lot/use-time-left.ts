'use client';

import { useEffect, useState } from 'react';
import { useRoom } from '../room/room-context.ts';
import { untilNextTick } from './time-left.ts';

/** How often an unmeasured clock is looked at again, in milliseconds. */
const UNMEASURED = 250;

/**
 * Milliseconds until an instant of the house clock, kept up to date at each change of what a clock shows. Until the house clock has been measured, by the
 * time at which the page was rendered. Null where there is no such instant. Stands still while the page cannot be seen.
 */
export function useTimeLeft(instant: number | null): number | null {
  const { serverTime, renderedAt } = useRoom();
  // The server's HTML and the browser's first picture have to say the same: neither has measured anything.
  const [left, setLeft] = useState(() => (instant === null ? null : instant - (serverTime.now() ?? renderedAt.house)));

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
      const now = measured ?? renderedAt.house + performance.now() - renderedAt.page;
      setLeft(instant - now);
      timer = setTimeout(tick, measured === null ? UNMEASURED : untilNextTick(instant - now));
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
