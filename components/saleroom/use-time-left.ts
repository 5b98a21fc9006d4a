'use client';

import { useEffect, useState } from 'react';
import { useRoom } from './room-context.ts';
import { untilNextTick } from './time-left.ts';

/** How often an unmeasured clock is looked at again, in milliseconds. */
const UNMEASURED = 250;

/**
 * Milliseconds until an instant of the house clock, kept up to date at each change of what a clock shows. Null while the house clock has not been
 * measured, or where there is no such instant. Stands still while the page cannot be seen.
 */
export function useTimeLeft(instant: number | null): number | null {
  const { houseTime } = useRoom();
  const [left, setLeft] = useState<number | null>(null);

  useEffect(() => {
    if (instant === null) {
      setLeft(null);
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      if (document.hidden) return;
      const now = houseTime.now();
      setLeft(now === null ? null : instant - now);
      timer = setTimeout(tick, now === null ? UNMEASURED : untilNextTick(instant - now));
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [instant, houseTime]);

  return left;
}
