/** The socket as the saleroom uses it. saleroom-socket.ts implements it with Socket.IO. */
import type { Ack } from '#protocol/socket/ack.ts';
import type { ClientEventName, ClientRequest } from '#protocol/socket/client-events.ts';
import type { ServerEvents } from '#protocol/socket/server-events.ts';

/**
 * Not connected, or no answer within the timeout. The request may or may not have been processed.
 */
export const NO_ANSWER = Symbol('no answer');

/**
 * After `lost` the socket reconnects automatically; `attemptFailed` runs for each failed attempt.
 */
export type StatusListeners = {
  readonly connected: () => void;
  readonly lost: () => void;
  readonly attemptFailed: () => void;
};

export type SocketClient = {
  readonly isConnected: () => boolean;
  /** Sends at once or not at all: requests are never buffered. `timeout` is in milliseconds. */
  readonly request: <N extends ClientEventName>(
    name: N,
    request: ClientRequest<N>,
    timeout: number,
  ) => Promise<Ack<N> | typeof NO_ANSWER>;
  /** Returns a function that removes the listener. */
  readonly on: <N extends keyof ServerEvents>(name: N, listener: ServerEvents[N]) => () => void;
  /** Returns a function that removes the listeners. */
  readonly onStatusChange: (listeners: StatusListeners) => () => void;
  /** Milliseconds since anything was received from the server. */
  readonly silentFor: () => number;
  /** Connects now instead of at the next attempt. An open connection is closed first. */
  readonly reconnect: () => void;
};
