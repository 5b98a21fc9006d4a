import { setTimeout as pause } from 'node:timers/promises';

/** Long: what is not so by then will not be. Milliseconds. */
const PATIENCE = 60_000;

/** Waits until something holds. Throws, naming what was waited for, when it does not within a minute. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(20);
  }
}
