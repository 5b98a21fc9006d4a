import type { Server as HttpServer } from 'node:http';
import type { RoomServer } from '../../broadcast/room-socket.ts';
import { listenerFor } from '../socketio-events.ts';
import { type Connection, type ConnectionListener, type Transport, unreadOf } from '../transport.ts';

/** A connection of Engine.IO. */
type EngineConnection = Connection & {
  readonly on: (event: 'packet' | 'packetCreate' | 'close', listener: () => void) => void;
};

/** Attaches Socket.IO to an HTTP server as its documentation says. */
export function createStockTransport(io: RoomServer, httpServer: HttpServer): Transport {
  io.attach(httpServer);
  const open = new Set<EngineConnection>();
  const onConnection = (listener: (connection: EngineConnection) => void) => io.engine.on('connection', listener);
  const onEach = (event: 'packet' | 'packetCreate' | 'close') => (listener: ConnectionListener) =>
    void onConnection((connection) => connection.on(event, () => listener(connection)));

  onConnection((connection) => {
    open.add(connection);
    connection.request.socket.once('close', () => open.delete(connection));
  });
  return {
    name: 'stock',
    onConnection: (listener) => void onConnection(listener),
    onPacketReceived: onEach('packet'),
    onPacketSent: onEach('packetCreate'),
    onClose: onEach('close'),
    handleEvents: (handle) => {
      const listener = listenerFor(handle);
      io.on('connection', (socket) => void socket.onAny(listener));
    },
    connections: () => open,
    unread: unreadOf,
    destroy: (connection) => connection.request.socket.destroy(),
    isBehind: () => false,
    flush: () => {},
  };
}
