import type { IncomingHttpHeaders } from 'node:http';
import type { Socket as TcpSocket } from 'node:net';
import type { RoomSocket } from '../broadcast/room-socket.ts';

/**
 * `lean`: Socket.IO over our own connections and broadcasts, which rely on private fields
 * (private-fields.ts). `stock`: Socket.IO as its documentation describes it.
 */
export type TransportName = 'lean' | 'stock';

/**
 * A client's connection to this node. A client may leave and join again on it, with another
 * Socket.IO socket but the same limits.
 */
export type Connection = {
  readonly id: string;
  /** At least the headers `cookie` and `x-forwarded-for` of the request that opened it. */
  readonly request: { readonly headers: IncomingHttpHeaders; readonly socket: TcpSocket };
};

export type ConnectionListener = (connection: Connection) => void;

/** Sends the answer to an event back to its client. */
export type Answer = (ack: unknown) => void;

/**
 * Handles an event of a joined client; `answer` is null where the client wants no answer. Must not
 * throw.
 */
export type EventHandler = (socket: RoomSocket, name: unknown, args: readonly unknown[], answer: Answer | null) => void;

/** Everything the rest of server/realtime needs below the public API of Socket.IO. */
export type Transport = {
  readonly name: TransportName;
  readonly onConnection: (listener: ConnectionListener) => void;
  /** Every packet from a client, heartbeats included. */
  readonly onPacketReceived: (listener: ConnectionListener) => void;
  /** Every packet to a client, heartbeats included; `lean` does not count broadcasts. */
  readonly onPacketSent: (listener: ConnectionListener) => void;
  readonly onClose: (listener: ConnectionListener) => void;
  /** Calls the handler exactly once for each event of each joined client. */
  readonly handleEvents: (handle: EventHandler) => void;
  /** The connections whose TCP socket has not closed yet. */
  readonly connections: () => Iterable<Connection>;
  /** How much a client has not read yet of what was sent to it. */
  readonly unread: (connection: Connection) => { readonly packets: number; readonly bytes: number };
  /** Closes the TCP socket at once, without waiting for the client to agree. */
  readonly destroy: (connection: Connection) => void;
  /** Whether a broadcast has not been written to all its recipients yet. */
  readonly isBehind: () => boolean;
  /** Writes everything at once that broadcasts have queued. */
  readonly flush: () => void;
};

/** The connection of a socket. Its `id` is private in Engine.IO's types, though documented. */
export function connectionOf(socket: RoomSocket): Connection {
  return socket.conn as unknown as Connection;
}

/** What a client has not read yet; Engine.IO's `writeBuffer` is private and may be missing. */
export function unreadOf(connection: Connection): { readonly packets: number; readonly bytes: number } {
  const { writeBuffer } = connection as Connection & { readonly writeBuffer?: { readonly length: number } };
  return { packets: writeBuffer?.length ?? 0, bytes: connection.request.socket.writableLength };
}
