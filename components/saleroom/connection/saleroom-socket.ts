/** The page's one connection to the house, shared by every room on it. The only file that knows Socket.IO. */
import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from '#protocol/socket/server-events.ts';
import { NO_ANSWER, type Wire, type WireEvents } from './wire.ts';

/** A house that has ended a connection on purpose (a restart) is not called back at once by everybody. Milliseconds. */
const CALL_BACK_AFTER = { least: 400, spread: 1_600 };

/** Opens the connection, same origin, websocket alone. `close` ends it for good. */
export function openSaleroomSocket(): Wire & { readonly close: () => void } {
  const socket: Socket<ServerEvents, ClientEvents> = io({
    transports: ['websocket'],
    withCredentials: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.6,
    timeout: 8_000,
  });
  let heardAt = performance.now();
  let callBack: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    heardAt = performance.now();
  };
  const seekAgain = () => {
    clearTimeout(callBack);
    callBack = setTimeout(() => socket.connect(), CALL_BACK_AFTER.least + Math.random() * CALL_BACK_AFTER.spread);
  };
  socket.on('connect', heard);
  socket.onAny(heard);
  socket.io.on('ping', heard);
  // Socket.IO returns by itself after a broken line, but not where the house said goodbye or refused the handshake.
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') seekAgain();
  });
  socket.on('connect_error', () => {
    if (!socket.active) seekAgain();
  });

  return {
    isUp: () => socket.connected,
    ask(name, request, time) {
      if (!socket.connected) return Promise.resolve(NO_ANSWER);
      // One event map, many names: each name's request and answer belong together by the signature of `ask`.
      const answered = (socket as unknown as AskingSocket)
        .timeout(time)
        .emitWithAck(name, request)
        .then(
          (answer) => {
            heard();
            return answer as never;
          },
          // Timed out, or the line broke: neither says what became of the request.
          (): typeof NO_ANSWER => NO_ANSWER,
        );
      // A line that has just been found dead makes Socket.IO keep the packet for the next one. A bid must never leave that late.
      if (socket.sendBuffer.length === 0) return answered;
      socket.sendBuffer = [];
      return Promise.resolve(NO_ANSWER);
    },
    hear(name, listener) {
      const events = socket as unknown as HearingSocket;
      events.on(name, listener as never);
      return () => void events.off(name, listener as never);
    },
    watch: (events) => watchSocket(socket, events),
    silence: () => performance.now() - heardAt,
    renew() {
      clearTimeout(callBack);
      if (socket.connected) socket.disconnect();
      socket.connect();
    },
    close() {
      clearTimeout(callBack);
      socket.disconnect();
    },
  };
}

type AskingSocket = {
  readonly timeout: (time: number) => { readonly emitWithAck: (name: string, request: unknown) => Promise<unknown> };
};
type HearingSocket = {
  readonly on: (name: string, listener: never) => unknown;
  readonly off: (name: string, listener: never) => unknown;
};

function watchSocket(socket: Socket<ServerEvents, ClientEvents>, { up, lost, inVain }: WireEvents): () => void {
  socket.on('connect', up);
  socket.on('disconnect', lost);
  socket.on('connect_error', inVain);
  return () => {
    socket.off('connect', up);
    socket.off('disconnect', lost);
    socket.off('connect_error', inVain);
  };
}
