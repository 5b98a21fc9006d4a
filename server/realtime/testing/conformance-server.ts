// A server for the public protocol test suites of Engine.IO 4 and Socket.IO 5
// (github.com/socketio/engine.io-protocol and socket.io-protocol, folder test-suite): the libraries
// of the product, attached in the same way, with the handlers and timings that the suites require.
// It has no saleroom. `npm run conformance` starts it.
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as Engine } from 'engine.io';
import { Server, type Socket } from 'socket.io';
import type { RoomServer } from '../broadcast/room-socket.ts';
import { attachLeanEngine } from '../transport/lean/attach-lean-engine.ts';

/** The conformance server was not requested, or was requested in production. */
export class NoConformance extends Error {
  override name = 'NoConformance';
}

/** What both suites require: heartbeats within the time limit of a test. */
const timings = { pingInterval: 300, pingTimeout: 200, maxHttpBufferSize: 1_000_000, connectTimeout: 1_000 };

/**
 * Milliseconds between the answer to a handshake and the `auth` event. The Socket.IO suite listens
 * for a message only after it has seen the one before, so it would miss the second of two that
 * arrive in one read, as they do on a busy machine.
 */
const AUTH_EVENT_DELAY = 25;

export type ConformanceServer = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Opens the server for both suites, which connect to /engine.io/ and /socket.io/ on port 3000.
 * Throws NoConformance in production, and unless ROSTRUM_CONFORMANCE is `1`, or `lines` for
 * Socket.IO over the lean engine.
 */
export async function openConformanceServer({
  port,
  variables = process.env,
}: {
  readonly port: number;
  readonly variables?: Readonly<Record<string, string | undefined>>;
}): Promise<ConformanceServer> {
  const { ROSTRUM_CONFORMANCE: mode } = variables;
  if (mode !== '1' && mode !== 'lines')
    throw new NoConformance('Set ROSTRUM_CONFORMANCE=1 to open the conformance server.');
  if (variables.NODE_ENV === 'production')
    throw new NoConformance(
      'The conformance server is not for production: it accepts every client and echoes its messages.',
    );
  const httpServer = createServer((_request, response) => response.writeHead(404).end());
  const engine = attachEngineEcho(httpServer);
  const io = attachSocketEcho(httpServer, mode === 'lines');
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`,
    close: async () => {
      engine.close();
      const closed = io.close();
      httpServer.closeAllConnections();
      await closed;
    },
  };
}

/** Engine.IO: echoes every message. */
function attachEngineEcho(httpServer: HttpServer): Engine {
  const engine = new Engine(timings);
  engine.attach(httpServer, { path: '/engine.io/', destroyUpgrade: false });
  engine.on(
    'connection',
    (connection: { on: (name: 'data', listener: (data: string) => void) => void; send: (data: string) => void }) => {
      connection.on('data', (data) => connection.send(data));
    },
  );
  return engine;
}

/**
 * Socket.IO: the auth payload of the handshake, echoes with and without an acknowledgement, and a
 * second namespace. The lean engine has no polling, which the suite tests too.
 */
function attachSocketEcho(httpServer: HttpServer, isLean: boolean): Server {
  const transports = isLean ? (['websocket'] as const) : (['polling', 'websocket'] as const);
  const options = { ...timings, transports: [...transports], destroyUpgrade: false };
  const io = new Server(options);
  if (!isLean || !attachLeanEngine(io as RoomServer, { httpServer, options, rawWrites: true })) io.attach(httpServer);
  io.on('connection', (socket) => {
    emitAuth(socket);
    socket.on('message', (...args) => socket.emit('message-back', ...args));
    socket.on('message-with-ack', (...args) => {
      const answer: unknown = args.pop();
      if (typeof answer === 'function') answer(...args);
    });
  });
  io.of('/custom').on('connection', emitAuth);
  return io;
}

function emitAuth(socket: Socket): void {
  setTimeout(() => socket.emit('auth', socket.handshake.auth), AUTH_EVENT_DELAY);
}
