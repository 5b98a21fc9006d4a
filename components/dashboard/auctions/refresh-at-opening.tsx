'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** How often a page that is due to change is read anew, milliseconds; and the longest that a browser's timer may run. */
const ROUND = 2_000;
const LONGEST_TIMER = 2 ** 31 - 1;

/** On the page of an auction whose lots have not opened: reads the page anew from their opening on, until it does not hold this any more. */
export function RefreshAtOpening({ opensIn }: { readonly opensIn: number }) {
  const router = useRouter();
  useEffect(() => {
    let round: ReturnType<typeof setInterval> | undefined;
    const begin = setTimeout(
      () => {
        router.refresh();
        round = setInterval(router.refresh, ROUND);
      },
      Math.min(Math.max(opensIn, 0) + 500, LONGEST_TIMER),
    );
    return () => {
      clearTimeout(begin);
      clearInterval(round);
    };
  }, [router, opensIn]);
  return null;
}
