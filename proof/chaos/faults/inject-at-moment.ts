import { setTimeout as pause } from 'node:timers/promises';
import type { FaultProxy, Watcher } from '#server/testing/proxy/fault-proxy.ts';
import type { Struck } from './fault.ts';

/** A moment on the road of a bid that lasts microseconds. It is caught from outside, at the wire: nothing in the house knows of it. */
const WAITS = 10_000;

const APPEND = Buffer.from('append-to-ledger');

/** A statement that asks the ledger to write, with these words somewhere in what it writes. */
export function asksToAppend(asked: Buffer, words: string): boolean {
  return asked.includes(APPEND) && asked.includes(words);
}

/** Watches a proxy until `act` is called by the watcher that `watching` makes, at most ten seconds. */
export async function atMoment(
  proxy: FaultProxy,
  watching: (act: () => void) => Watcher,
  act: () => void,
): Promise<Struck> {
  let struck = false;
  await new Promise<void>((resolve) => {
    const patience = setTimeout(resolve, WAITS);
    proxy.watch(
      watching(() => {
        if (struck) return;
        struck = true;
        act();
        clearTimeout(patience);
        resolve();
      }),
    );
  });
  // What else comes in this turn of the loop is still kept back.
  await pause(20);
  proxy.watch(null);
  return { struck, arg: {} };
}
