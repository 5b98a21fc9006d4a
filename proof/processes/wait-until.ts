import { setTimeout as pause } from 'node:timers/promises';

/** Far longer than any of these waits takes, milliseconds. */
const TIMEOUT = 60_000;
const CHECK_EVERY = 20;

/** Waits until a condition is true. Throws after a minute, with `what` it was waiting for. */
export async function waitUntil(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + TIMEOUT;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`timed out waiting for ${what}`);
    await pause(CHECK_EVERY);
  }
}
