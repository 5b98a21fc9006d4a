/**
 * The page's only connection to the server, shared by all of its rooms. No other file imports
 * Socket.IO.
 */
import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from '#protocol/socket/server-events.ts';
import { NO_ANSWER, type SocketClient, type StatusListeners } from './socket-client.ts';

/**
 * After the server has closed a connection on purpose (a restart), clients wait for a random delay
 * so that they do not all return at once. Milliseconds.
 */
const RECONNECT_DELAY = { min: 400, spread: 1_600 };

/** Opens a same-origin connection over WebSocket only. `close` ends it without reconnecting. */
export function openSaleroomSocket(): SocketClient & { readonly close: () => void } {
  const socket: Socket<ServerEvents, ClientEvents> = io({
    transports: ['websocket'],
    withCredentials: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.6,
    timeout: 8_000,
  });
  let lastReceivedAt = performance.now();
  let reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  const markReceived = () => {
    lastReceivedAt = performance.now();
  };
  const reconnectLater = () => {
    clearTimeout(reconnectTimer);
    reconnectTimer = setTimeout(() => socket.connect(), RECONNECT_DELAY.min + Math.random() * RECONNECT_DELAY.spread);
  };
  socket.on('connect', markReceived);
  socket.onAny(markReceived);
  socket.io.on('ping', markReceived);
  // Socket.IO reconnects after a broken connection, but not after the server has closed it or
  // refused the handshake.
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') reconnectLater();
  });
  socket.on('connect_error', () => {
    if (!socket.active) reconnectLater();
  });

  return {
    isConnected: () => socket.connected,
    request(name, request, timeout) {
      if (!socket.connected) return Promise.resolve(NO_ANSWER);
      // The signature of `request` pairs each name with its request and answer.
      const answered = (socket as unknown as RequestSocket)
        .timeout(timeout)
        .emitWithAck(name, request)
        .then(
          (answer) => {
            markReceived();
            return answer as never;
          },
          // A timeout or a broken connection: whether the request was processed is unknown.
          (): typeof NO_ANSWER => NO_ANSWER,
        );
      // When Socket.IO has just found the connection dead, it buffers the packet for the next one.
      // A bid must never be sent that late.
      if (socket.sendBuffer.length === 0) return answered;
      socket.sendBuffer = [];
      return Promise.resolve(NO_ANSWER);
    },
    on(name, listener) {
      const events = socket as unknown as ListeningSocket;
      events.on(name, listener as never);
      return () => void events.off(name, listener as never);
    },
    onStatusChange: (listeners) => addStatusListeners(socket, listeners),
    silentFor: () => performance.now() - lastReceivedAt,
    reconnect() {
      clearTimeout(reconnectTimer);
      if (socket.connected) socket.disconnect();
      socket.connect();
    },
    close() {
      clearTimeout(reconnectTimer);
      socket.disconnect();
    },
  };
}

type RequestSocket = {
  readonly timeout: (time: number) => { readonly emitWithAck: (name: string, request: unknown) => Promise<unknown> };
};
type ListeningSocket = {
  readonly on: (name: string, listener: never) => unknown;
  readonly off: (name: string, listener: never) => unknown;
};

function addStatusListeners(
  socket: Socket<ServerEvents, ClientEvents>,
  { connected, lost, attemptFailed }: StatusListeners,
): () => void {
  socket.on('connect', connected);
  socket.on('disconnect', lost);
  socket.on('connect_error', attemptFailed);
  return () => {
    socket.off('connect', connected);
    socket.off('disconnect', lost);
    socket.off('connect_error', attemptFailed);
  };
}
