/**
 * One connection and one measured server time for all rooms of a page. The first user opens the
 * connection; it closes a moment after the last one has released it.
 */
import { openSaleroomSocket } from './saleroom-socket.ts';
import { createServerTime, type ServerTime } from './server-time.ts';
import type { SocketClient } from './socket-client.ts';

export type SaleroomConnection = { readonly client: SocketClient; readonly serverTime: ServerTime };

/** Navigation leaves one room and enters another; the connection survives the gap. Milliseconds. */
const CLOSE_DELAY = 2_000;

const serverTime = createServerTime();
let socket: ReturnType<typeof openSaleroomSocket> | null = null;
let socketIsSignedIn = false;
let users = 0;
let closeTimer: ReturnType<typeof setTimeout> | undefined;

/** The page's measured server time, with or without an entered room. */
export function pageServerTime(): ServerTime {
  return serverTime;
}

/**
 * Returns the shared connection until `release` is called; in the browser only. A connection
 * belongs to the session it was opened with, so it reconnects after the viewer has signed in or
 * out.
 */
export function acquireConnection(signedIn: boolean): SaleroomConnection & { readonly release: () => void } {
  clearTimeout(closeTimer);
  if (socket && socketIsSignedIn !== signedIn) socket.reconnect();
  socket ??= openSaleroomSocket();
  socketIsSignedIn = signedIn;
  users += 1;
  let isReleased = false;
  return {
    client: socket,
    serverTime,
    release() {
      if (isReleased) return;
      isReleased = true;
      users -= 1;
      if (users > 0) return;
      closeTimer = setTimeout(() => {
        if (users > 0) return;
        socket?.close();
        socket = null;
      }, CLOSE_DELAY);
    },
  };
}
