'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the page's script has taken over: false in the server's HTML, true from then on. */
export function useIsAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
