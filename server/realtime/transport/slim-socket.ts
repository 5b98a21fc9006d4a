import type { RoomSocket } from '../broadcast/room-socket.ts';
import { type ConnectionListener, LeanConnection } from './lean-connection.ts';
import { type EventListener, ThriftyDecoder } from './shared-decoder.ts';

/** What Socket.IO's Client keeps to itself, as far as it is lightened here. */
type Client = {
  readonly conn: unknown;
  readonly decoder: unknown;
  sockets: unknown;
  nsps: unknown;
  onerror: (fault: Error) => void;
} & ConnectionListener &
  EventListener;

/** What is left of a handshake when it is over. */
const over: RoomSocket['handshake'] = Object.freeze({
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

/** The house asks no client for an answer. */
const noAcks = new (class NoAcks extends Map<number, unknown> {
  override set(): never {
    throw new Error('the house asks no client for an answer: where would it wait for it?');
  }
})();

/**
 * Takes from a connection that has entered what Socket.IO holds for it and the house has no use for, a quarter of what it weighs: the note of a handshake that is over, maps with one
 * entry or none, listeners that were made for it alone. Where Socket.IO is not built as here assumed, it stays as it is.
 */
export function slimSocket(socket: RoomSocket): void {
  const own = socket as unknown as { handshake: unknown; acks?: unknown };
  own.handshake = over;
  if (own.acks instanceof Map && own.acks.size === 0) own.acks = noAcks;
  const client = socket.client as unknown as Client;
  if (client.sockets instanceof Map && client.nsps instanceof Map) {
    const only = new OnlySocket(socket);
    client.sockets = only;
    client.nsps = only;
  }
  const { ondata, onclose, onerror, ondecoded } = Object.getPrototypeOf(client) as Partial<Client>;
  if (!(ondata && onclose && onerror && ondecoded)) return;
  if (!(client.conn instanceof LeanConnection && client.decoder instanceof ThriftyDecoder)) return;
  // The client's methods, as its class has them: called on it they need not be bound to it.
  Object.assign(client, { ondata, onclose, onerror, ondecoded });
  client.conn.tell(client);
  client.decoder.tell(client);
}

/** Stands for both of a Client's maps, of its sockets by id and by namespace: there is one namespace, and so one socket. */
class OnlySocket {
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
