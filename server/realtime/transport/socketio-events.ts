import type { RoomSocket } from '../broadcast/room-socket.ts';
import type { Answer, EventHandler } from './transport.ts';

/**
 * Passes the events that Socket.IO dispatches for a socket to the handler. One listener serves all
 * sockets: Socket.IO calls it with the socket as `this`.
 */
export function listenerFor(handle: EventHandler): Parameters<RoomSocket['onAny']>[0] {
  return function onEvent(this: RoomSocket, name: unknown, ...args: unknown[]): void {
    const answer = answerIn(args);
    handle(this, name, answer ? args.slice(0, -1) : args, answer);
  };
}

/** The callback that sends the answer; null where the client wants none. */
function answerIn(args: readonly unknown[]): Answer | null {
  const last = args.at(-1);
  return typeof last === 'function' ? (last as Answer) : null;
}
