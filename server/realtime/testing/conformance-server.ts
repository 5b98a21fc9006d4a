// A server for the public protocol test suites of Engine.IO 4 and Socket.IO 5 (github.com/socketio/engine.io-protocol and socket.io-protocol,
// folder test-suite): the same libraries as the house, attached the same way, with the handlers and timings that the suites ask for. It holds no
// house: nobody can bid at it. `npm run conformance` starts it.
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as Engine } from 'engine.io';
import { Server, type Socket } from 'socket.io';
import type { RoomServer } from '../broadcast/room-socket.ts';
import { attachLeanConnections } from '../transport/attach-lean-connections.ts';

/** The conformance mode was asked for where a house may be open to people. */
export class NoConformance extends Error {
  override name = 'NoConformance';
}

/** What both suites count on: heartbeats that come within a test's patience. */
const timings = { pingInterval: 300, pingTimeout: 200, maxHttpBufferSize: 1_000_000, connectTimeout: 1_000 };

/**
 * How long after the answer to a handshake the Socket.IO suite is told what it said, milliseconds. The suite listens for one message, and for the next only once
 * it has seen the first: of two that reach it in one read, as they do on a busy machine, it misses the second and fails.
 */
const ONE_AT_A_TIME = 25;

export type ConformanceServer = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Opens the server for one of the two suites. Both speak to /engine.io/ and /socket.io/ respectively; the suites expect the port 3000. Throws
 * NoConformance unless ROSTRUM_CONFORMANCE=1, or `lines` for Socket.IO over the house's own lines, and always in production.
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
    throw new NoConformance('The conformance mode is opened with ROSTRUM_CONFORMANCE=1.');
  if (variables.NODE_ENV === 'production')
    throw new NoConformance(
      'The conformance mode is not for production: it lets everybody in and echoes what they say.',
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

/** Engine.IO: what is said is said back. */
function attachEngineEcho(httpServer: HttpServer): Engine {
  const engine = new Engine(timings);
  engine.attach(httpServer, { path: '/engine.io/', destroyUpgrade: false });
  engine.on(
    'connection',
    (line: { on: (name: 'data', hear: (data: string) => void) => void; send: (data: string) => void }) => {
      line.on('data', (data) => line.send(data));
    },
  );
  return engine;
}

/** Socket.IO: what was said at the handshake, echoes with and without an acknowledgement, and a second namespace. Over the house's own lines there is no polling, and its suite asks for some. */
function attachSocketEcho(httpServer: HttpServer, overLines: boolean): Server {
  const transports = overLines ? (['websocket'] as const) : (['polling', 'websocket'] as const);
  const io = new Server({ ...timings, transports: [...transports], destroyUpgrade: false });
  if (!overLines || !attachLeanConnections(io as RoomServer, httpServer)) io.attach(httpServer);
  io.on('connection', (socket) => {
    sayAuth(socket);
    socket.on('message', (...args) => socket.emit('message-back', ...args));
    socket.on('message-with-ack', (...args) => {
      const answer: unknown = args.pop();
      if (typeof answer === 'function') answer(...args);
    });
  });
  io.of('/custom').on('connection', sayAuth);
  return io;
}

function sayAuth(socket: Socket): void {
  setTimeout(() => socket.emit('auth', socket.handshake.auth), ONE_AT_A_TIME);
}
