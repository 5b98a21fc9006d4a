'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** How often to refresh after the opening time, milliseconds. */
const REFRESH_INTERVAL = 2_000;
/** The longest delay of a browser's timer, milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Refreshes the page repeatedly from the opening time until this component unmounts. The page
 * renders it only while lots have not opened.
 */
export function RefreshAtOpening({ opensIn }: { readonly opensIn: number }) {
  const router = useRouter();
  useEffect(() => {
    let interval: ReturnType<typeof setInterval> | undefined;
    const start = setTimeout(
      () => {
        router.refresh();
        interval = setInterval(router.refresh, REFRESH_INTERVAL);
      },
      Math.min(Math.max(opensIn, 0) + 500, LONGEST_TIMER),
    );
    return () => {
      clearTimeout(start);
      clearInterval(interval);
    };
  }, [router, opensIn]);
  return null;
}
