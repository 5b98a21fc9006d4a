'use client';

import { useSyncExternalStore } from 'react';

const noSubscription = () => () => {};
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The viewer's IANA time zone; the auction's in the server's HTML and during hydration. */
export function useViewerZone(auctionZone: string): string {
  return useSyncExternalStore(noSubscription, browserZone, () => auctionZone);
}
