import { setTimeout as pause } from 'node:timers/promises';
import type { FaultProxy, Watcher } from '#server/testing/proxy/fault-proxy.ts';
import type { Injection } from './fault.ts';

/** How long to wait for the moment, milliseconds. */
const MOMENT_TIMEOUT = 10_000;

const APPEND = Buffer.from('append-to-ledger');

/** Whether a request is a ledger append whose rows contain this text. */
export function isAppendOf(request: Buffer, text: string): boolean {
  return request.includes(APPEND) && request.includes(text);
}

/**
 * Acts at a moment in the path of a bid that lasts only microseconds. It is detected on the wire,
 * by a watcher of the proxy that calls `act`, so the server needs no test hooks.
 */
export async function injectAtMoment(
  proxy: FaultProxy,
  createWatcher: (act: () => void) => Watcher,
  act: () => void,
): Promise<Injection> {
  let struck = false;
  await new Promise<void>((resolve) => {
    const timeout = setTimeout(resolve, MOMENT_TIMEOUT);
    proxy.watch(
      createWatcher(() => {
        if (struck) return;
        struck = true;
        act();
        clearTimeout(timeout);
        resolve();
      }),
    );
  });
  // Chunks that arrive in the same turn of the event loop are still held back.
  await pause(20);
  proxy.watch(null);
  return { struck, arg: {} };
}
