import type { Socket as TcpSocket } from 'node:net';
import { Server as EngineServer } from 'engine.io';
import type { RoomServer, RoomSocket } from '../broadcast/room-socket.ts';

/**
 * The library versions whose private fields were checked against their source.
 *
 * The lean transport also relies on undocumented behaviour that is not a field. The integration
 * tests cover it:
 *
 * - Engine.IO and `LeanConnection` send the option `wsPreEncodedFrame` of a write as it is.
 * - The first `close` listener that Engine.IO adds in an upgrade is the one for its middlewares.
 * - Socket.IO's Client uses no more of a connection than `LeanConnection` has.
 * - Socket.IO calls a listener of `onAny` with the socket as `this` (both transports).
 */
export const checkedVersions = {
  ws: '8.21.3',
  'engine.io': '6.6.12',
  'socket.io': '4.8.4',
  'socket.io-adapter': '2.5.8',
} as const;

/** A private or undocumented member of a library that the transport relies on. */
export type PrivateField<Sample> = {
  /** Node's private fields are checked wherever they are used, so no version is listed for it. */
  readonly library: keyof typeof checkedVersions | 'node';
  readonly field: string;
  readonly usedFor: string;
  readonly whenMissing: string;
  readonly isPresent: (sample: Sample) => boolean;
};

/** Servers before any client connects; `engine` is a stock one. */
type Servers = { readonly io: RoomServer; readonly engine: unknown };
/** A joined client of the stock transport, and its TCP socket. */
type Connected = { readonly socket: RoomSocket; readonly tcp: TcpSocket };

const falls = 'the server uses the stock transport, and logs a warning at start';

/** Checked at every start: without any of them the lean transport is not used. */
export const fieldsOfServers: readonly PrivateField<Servers>[] = [
  {
    library: 'engine.io',
    field: 'Server#onWebSocket',
    usedFor: 'lean-engine.ts overrides it to create its own connections after the handshake',
    whenMissing: falls,
    isPresent: ({ engine }) => isFunction(engine, 'onWebSocket'),
  },
  {
    library: 'engine.io',
    field: 'Server#init',
    usedFor: 'lean-engine.ts overrides it to give ws its own WebSocket class',
    whenMissing: falls,
    isPresent: ({ engine }) => isFunction(engine, 'init'),
  },
  {
    library: 'engine.io',
    field: 'Server#middlewares',
    usedFor: 'lean-engine.ts removes the listener that exists for middlewares only if there are none',
    whenMissing: falls,
    isPresent: ({ engine }) => Array.isArray(read(engine, 'middlewares')),
  },
  {
    library: 'ws',
    field: 'WebSocketServer#options.WebSocket',
    usedFor: 'lean-engine.ts replaces it by a class that is not a WebSocket and gets the TCP socket from setSocket()',
    whenMissing: falls,
    isPresent: ({ engine }) => isFunction(engine, 'ws', 'options', 'WebSocket'),
  },
  {
    library: 'ws',
    field: 'WebSocket#setSocket',
    usedFor: 'ws calls it on the class above at the end of a handshake, with the bytes that came behind it',
    whenMissing: falls,
    isPresent: ({ engine }) => isFunction(engine, 'ws', 'options', 'WebSocket', 'prototype', 'setSocket'),
  },
  {
    library: 'socket.io',
    field: 'Server#_parser',
    usedFor: 'shared-decoder.ts replaces its Decoder class',
    whenMissing: falls,
    isPresent: ({ io }) => isFunction(io, '_parser', 'Decoder'),
  },
  {
    library: 'socket.io-adapter',
    field: 'Adapter#encoder',
    usedFor: 'broadcast-adapter.ts encodes a message once with it',
    whenMissing: falls,
    isPresent: ({ io }) => isFunction(io, 'sockets', 'adapter', 'encoder', 'encode'),
  },
  {
    library: 'socket.io-adapter',
    field: 'Adapter#apply',
    usedFor: 'broadcast-adapter.ts finds the recipients of a message to several rooms with it',
    whenMissing: falls,
    isPresent: ({ io }) => isFunction(io, 'sockets', 'adapter', 'apply'),
  },
  {
    library: 'socket.io-adapter',
    field: 'Adapter#sids',
    usedFor: 'shared-room-sets.ts replaces its sets, broadcast-adapter.ts reads them',
    whenMissing: falls,
    isPresent: ({ io }) => read(io, 'sockets', 'adapter', 'sids') instanceof Map,
  },
];

/** Checked where they are used, as they exist only on a connection, and by a test. */
export const fieldsOfConnections: readonly PrivateField<Connected>[] = [
  {
    library: 'node',
    field: 'net.Socket#_handle.writeBuffer',
    usedFor: 'write-frame.ts writes past the stream with it, and reuses the write request that Node passes to it',
    whenMissing: 'frames are written to the stream, which costs a seventh more time for each viewer',
    isPresent: ({ tcp }) => isFunction(tcp, '_handle', 'writeBuffer'),
  },
  {
    library: 'node',
    field: 'net.Socket#_handle.writeQueueSize',
    usedFor: 'write-frame.ts reads from it whether the kernel has accepted a whole frame',
    whenMissing: 'as for writeBuffer',
    isPresent: ({ tcp }) => typeof read(tcp, '_handle', 'writeQueueSize') === 'number',
  },
  {
    library: 'engine.io',
    field: 'IncomingMessage#_query',
    usedFor: 'lean-engine.ts reads the protocol version from it',
    whenMissing: 'every client of the lean transport is refused',
    isPresent: ({ socket }) => read(socket.conn, 'request', '_query', 'EIO') === '4',
  },
  {
    library: 'engine.io',
    field: 'Socket#id',
    usedFor: 'names a connection in limits and logs; documented, but private in the types (both transports)',
    whenMissing: 'all connections share one rate limit',
    isPresent: ({ socket }) => typeof read(socket.conn, 'id') === 'string',
  },
  {
    library: 'engine.io',
    field: 'Socket#writeBuffer',
    usedFor: 'slow-readers.ts counts unread packets with it (both transports)',
    whenMissing: 'slow readers are found by their unread bytes and their missing heartbeats only',
    isPresent: ({ socket }) => Array.isArray(read(socket.conn, 'writeBuffer')),
  },
  {
    library: 'engine.io',
    field: 'Socket#upgrading',
    usedFor: 'broadcast-adapter.ts writes raw frames to a stock connection only if it is idle (no lean engine)',
    whenMissing: 'Engine.IO writes the message',
    isPresent: ({ socket }) => typeof read(socket.conn, 'upgrading') === 'boolean',
  },
  {
    library: 'engine.io',
    field: 'WebSocket#socket.readyState',
    usedFor: 'as for Socket#upgrading',
    whenMissing: 'Engine.IO writes the message',
    isPresent: ({ socket }) => typeof read(socket.conn, 'transport', 'socket', 'readyState') === 'number',
  },
  {
    library: 'engine.io',
    field: 'Transport#perMessageDeflate',
    usedFor: 'as for Socket#upgrading; this server never enables compression',
    whenMissing: 'nothing changes',
    isPresent: ({ socket }) => 'perMessageDeflate' in socket.conn.transport,
  },
  {
    library: 'socket.io',
    field: 'Client#writeToEngine',
    usedFor: 'broadcast-adapter.ts sends an encoded message with it where the connection has something queued',
    whenMissing: 'Socket.IO broadcasts the message',
    isPresent: ({ socket }) => isFunction(socket.client, 'writeToEngine'),
  },
  {
    library: 'socket.io',
    field: 'Client#decoder',
    usedFor: 'shared-decoder.ts delivers events from it directly',
    whenMissing: 'Socket.IO dispatches all events',
    isPresent: ({ socket }) => isFunction(socket.client, 'decoder', 'add'),
  },
  {
    library: 'socket.io',
    field: 'Client#sockets, Client#nsps',
    usedFor: 'slim-socket.ts replaces both maps by one object',
    whenMissing: 'they stay, and a connection takes more memory',
    isPresent: ({ socket }) =>
      read(socket.client, 'sockets') instanceof Map && read(socket.client, 'nsps') instanceof Map,
  },
  {
    library: 'socket.io',
    field: 'Client#ondata, #onclose, #onerror, #ondecoded',
    usedFor: 'slim-socket.ts replaces the bound functions by the methods of the class',
    whenMissing: 'they stay, and a connection takes more memory',
    isPresent: ({ socket }) =>
      ['ondata', 'onclose', 'onerror', 'ondecoded'].every((name) =>
        isFunction(Object.getPrototypeOf(socket.client), name),
      ),
  },
  {
    library: 'socket.io',
    field: 'Socket#acks',
    usedFor: 'slim-socket.ts replaces the empty map by a shared one',
    whenMissing: 'it stays, and a connection takes more memory',
    isPresent: ({ socket }) => read(socket, 'acks') instanceof Map,
  },
  {
    library: 'socket.io',
    field: 'Socket#handshake',
    usedFor: 'slim-socket.ts replaces it, although it is read-only in the types',
    whenMissing: 'nothing changes',
    isPresent: ({ socket }) => Object.getOwnPropertyDescriptor(socket, 'handshake')?.writable === true,
  },
];

/** The private fields without which the lean transport cannot work; empty when all are there. */
export function missingFields(io: RoomServer): readonly string[] {
  const engine = new EngineServer({ transports: ['websocket'] });
  const missing = fieldsOfServers.filter(({ isPresent }) => !isPresent({ io, engine }));
  engine.close();
  return missing.map(({ library, field }) => `${library}: ${field}`);
}

function read(from: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], from);
}

function isFunction(from: unknown, ...path: readonly string[]): boolean {
  return typeof read(from, ...path) === 'function';
}
