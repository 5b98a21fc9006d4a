'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the page's script has taken over: false in the server's HTML, true from then on. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
