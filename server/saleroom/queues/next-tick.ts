import { setImmediate } from 'node:timers/promises';

/** Waits until what has arrived is read and what is answered is sent: one turn of the event loop, not a timer. */
export function nextTick(): Promise<void> {
  return setImmediate();
}
