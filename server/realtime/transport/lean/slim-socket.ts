import type { RoomSocket } from '../../broadcast/room-socket.ts';
import { type ConnectionListener, LeanConnection } from './lean-connection.ts';
import { ConnectionDecoder, type DecoderListener } from './shared-decoder.ts';

/** The private members of Socket.IO's Client that are replaced here. */
type Client = {
  readonly conn: unknown;
  readonly decoder: unknown;
  sockets: unknown;
  nsps: unknown;
  onerror: (error: Error) => void;
} & ConnectionListener &
  DecoderListener;

/** Shared by all sockets once their handshake is complete. */
const completedHandshake: RoomSocket['handshake'] = Object.freeze({
  headers: {},
  time: '',
  address: '',
  xdomain: false,
  secure: false,
  issued: 0,
  url: '',
  query: {},
  auth: {},
});

/** Shared by all sockets, since this server never requests an acknowledgement. */
const noAcks = new (class NoAcks extends Map<number, unknown> {
  override set(): never {
    throw new Error('acknowledgements from clients are not supported: slimSocket has removed their map');
  }
})();

/**
 * Releases what Socket.IO stores for a joined client and this server does not use, a quarter of its
 * memory: the handshake, maps with at most one entry, and bound listeners. Where Socket.IO's
 * private fields are not as expected, they are left as they are.
 */
export function slimSocket(socket: RoomSocket): void {
  const own = socket as unknown as { handshake: unknown; acks?: unknown };
  own.handshake = completedHandshake;
  if (own.acks instanceof Map && own.acks.size === 0) own.acks = noAcks;
  const client = socket.client as unknown as Client;
  if (client.sockets instanceof Map && client.nsps instanceof Map) {
    const only = new SingleSocketMap(socket);
    client.sockets = only;
    client.nsps = only;
  }
  const { ondata, onclose, onerror, ondecoded } = Object.getPrototypeOf(client) as Partial<Client>;
  if (!(ondata && onclose && onerror && ondecoded)) return;
  if (!(client.conn instanceof LeanConnection && client.decoder instanceof ConnectionDecoder)) return;
  // The methods of the class: they are called on the client, so they need not be bound to it.
  Object.assign(client, { ondata, onclose, onerror, ondecoded });
  client.conn.setListener(client);
  client.decoder.setListener(client);
}

/**
 * Replaces both maps of a Client, of its sockets by id and by namespace: this server has one
 * namespace, so a Client has one socket.
 */
class SingleSocketMap {
  #socket: RoomSocket | null;

  constructor(socket: RoomSocket) {
    this.#socket = socket;
  }

  get size(): number {
    return this.#socket === null ? 0 : 1;
  }

  get(key: string): RoomSocket | undefined {
    const socket = this.#socket;
    return socket && (key === socket.id || key === socket.nsp.name) ? socket : undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  set(_key: string, socket: RoomSocket): void {
    this.#socket = socket;
  }

  delete(key: string): void {
    if (this.has(key)) this.#socket = null;
  }

  clear(): void {
    this.#socket = null;
  }

  values(): readonly RoomSocket[] {
    return this.#socket === null ? [] : [this.#socket];
  }
}
