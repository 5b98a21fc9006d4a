/** One connection and one measured house clock for all rooms of a page: opened by the first, closed a moment after the last has left. */

import { openSaleroomSocket } from './saleroom-socket.ts';
import { createServerTime, type ServerTime } from './server-time.ts';
import type { Wire } from './wire.ts';

export type SaleroomConnection = { readonly wire: Wire; readonly serverTime: ServerTime };

/** A page change leaves one room and enters another: the connection outlives the gap. Milliseconds. */
const KEPT_FOR = 2_000;

const serverTime = createServerTime();
let socket: ReturnType<typeof openSaleroomSocket> | null = null;
let socketIsSignedIn = false;
let holders = 0;
let closing: ReturnType<typeof setTimeout> | undefined;

/** The page's measured house clock, whether or not a room is entered. */
export function pageServerTime(): ServerTime {
  return serverTime;
}

/**
 * Takes hold of the connection; `release` lets it go. A connection belongs to the session that it was opened with, so one of a guest is not kept for
 * somebody who has signed in since. In the browser only.
 */
export function holdConnection(signedIn: boolean): SaleroomConnection & { readonly release: () => void } {
  clearTimeout(closing);
  if (socket && socketIsSignedIn !== signedIn) socket.renew();
  socket ??= openSaleroomSocket();
  socketIsSignedIn = signedIn;
  holders += 1;
  let held = true;
  return {
    wire: socket,
    serverTime,
    release() {
      if (!held) return;
      held = false;
      holders -= 1;
      if (holders > 0) return;
      closing = setTimeout(() => {
        if (holders > 0) return;
        socket?.close();
        socket = null;
      }, KEPT_FOR);
    },
  };
}
