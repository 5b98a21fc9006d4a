'use client';

import { useSyncExternalStore } from 'react';

const noSubscription = () => () => {};

/** Whether React has hydrated the page: false in the server's HTML, true afterwards. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    noSubscription,
    () => true,
    () => false,
  );
}
