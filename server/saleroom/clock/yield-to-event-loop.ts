import { setImmediate } from 'node:timers/promises';

/** Waits one turn of the event loop, in which pending input is read and pending output is sent. */
export function yieldToEventLoop(): Promise<void> {
  return setImmediate();
}
