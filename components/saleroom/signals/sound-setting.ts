'use client';

import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'rostrum/sound';
const listeners = new Set<() => void>();

/** Whether tones are on. Off by default, and stored on the device. */
export function isSoundOn(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'on';
  } catch {
    return false;
  }
}

export function setSound(on: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off');
  } catch {
    // Without storage the setting cannot be saved, so sound stays off.
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
