'use client';

import { useSyncExternalStore } from 'react';

const NAME = 'rostrum/sound';
const listeners = new Set<() => void>();

/** Whether the viewer wants to hear tones; off until they ask for them, and remembered on the device. */
export function isSoundOn(): boolean {
  try {
    return localStorage.getItem(NAME) === 'on';
  } catch {
    return false;
  }
}

export function setSound(on: boolean): void {
  try {
    localStorage.setItem(NAME, on ? 'on' : 'off');
  } catch {
    // Storage is switched off: the choice cannot be kept, so sound stays off.
  }
  for (const listener of listeners) listener();
}

export function useSoundOn(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isSoundOn,
    () => false,
  );
}
