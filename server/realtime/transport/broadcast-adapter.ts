import type { RoomServer, RoomSocket } from '../broadcast/room-socket.ts';
import { LeanConnection } from './lean-connection.ts';
import { textFrame } from './server-frame.ts';
import { tcpSocketOf } from './tcp-socket.ts';
import { writePastStream } from './write-frame.ts';

/** Sockets that are written to in one turn of the event loop: some four milliseconds, which is the longest that a bid waits for a fan-out. */
const PER_TURN = 500;

export type FanOut = {
  /** Whether some message has not been written to everybody yet. */
  readonly isBehind: () => boolean;
  /** Writes at once whatever still waits for its turn. */
  readonly flush: () => void;
};

/** What Socket.IO, Engine.IO and ws keep to themselves of a connection, as far as it is used here. */
type Client = {
  readonly conn: {
    readonly readyState: string;
    readonly upgrading?: boolean;
    readonly writeBuffer?: readonly unknown[];
    readonly transport: {
      readonly name: string;
      readonly perMessageDeflate?: unknown;
      readonly socket?: { readonly readyState: number };
    };
  };
  writeToEngine?: (encoded: readonly string[], options: WriteOptions) => void;
};
type WriteOptions = { readonly preEncoded?: boolean; readonly volatile?: boolean };
type Packet = { nsp: string };
type Recipients = {
  readonly rooms: ReadonlySet<string>;
  readonly except?: ReadonlySet<string>;
  readonly flags?: { readonly volatile?: boolean };
};
type Adapter = {
  readonly nsp: { readonly name: string; readonly sockets: ReadonlyMap<string, RoomSocket> };
  readonly rooms: ReadonlyMap<string, ReadonlySet<string>>;
  readonly on: (event: 'leave-room' | 'delete-room', listener: (room: string) => void) => void;
  readonly sids: Map<string, ReadonlySet<string>>;
  readonly encoder: { readonly encode: (packet: Packet) => readonly unknown[] };
  readonly apply: (to: Recipients, callback: (socket: RoomSocket) => void) => void;
  addAll(id: string, rooms: ReadonlySet<string>): void;
  del(id: string, room: string): void;
  broadcast(packet: Packet, to: Recipients): void;
};

/** A message on its way to those who were in its rooms when it was sent. */
type Message = {
  readonly encoded: readonly string[];
  readonly frame: Buffer;
  /** What Socket.IO is told where it has to write the message itself. */
  readonly options: { readonly preEncoded: true; readonly wsPreEncodedFrame: readonly [Buffer] };
  readonly rooms: ReadonlySet<string>;
  readonly sockets: readonly RoomSocket[];
  /** Who is written to first, and how many have been. */
  readonly first: number;
  done: number;
  /** How often a room had been left when it was sent: while nobody leaves nobody has to be looked up. */
  readonly departures: number;
};

/**
 * Makes a message to a room one frame, encoded once and written as it is to each connection, a few hundred in a turn of the loop; the next bid comes in between. Everybody
 * gets messages in the order in which they were sent. A connection that has something waiting, or of a kind not known here, is written to by Socket.IO itself.
 * Must be called before anybody connects.
 */
export function writeOneFrame(io: RoomServer, perTurn = PER_TURN): FanOut {
  const Stock = io.adapter() as unknown as new (namespace: unknown) => Adapter;
  const queue: Message[] = [];
  let left = perTurn;
  /** How often a room was left so far. */
  let departures = 0;
  let isTurnSet = false;
  let messages = 0;
  let adapter: Adapter | null = null;
  /** For each room the note of those who are in it alone. */
  const inOneRoom = new Map<string, ReadonlySet<string>>();

  const isStillIn = ({ id }: RoomSocket, { rooms }: Message) => {
    const own = adapter?.sids.get(id);
    return own !== undefined && (rooms.size === 0 || !own.isDisjointFrom(rooms));
  };
  const write = () => {
    while (left > 0 && queue.length > 0) {
      const message = queue[0] as Message;
      const { sockets, first } = message;
      const end = Math.min(sockets.length, message.done + left);
      left -= end - message.done;
      for (; message.done < end; message.done++) {
        const socket = sockets[(first + message.done) % sockets.length] as RoomSocket;
        // Who has left since must not hear of it.
        if (message.departures === departures || isStillIn(socket, message)) send(socket, message);
      }
      if (message.done === sockets.length) queue.shift();
    }
    if (isTurnSet) return;
    isTurnSet = true;
    setImmediate(() => {
      isTurnSet = false;
      left = perTurn;
      if (queue.length > 0) write();
    });
  };
  const flush = () => {
    left = Number.POSITIVE_INFINITY;
    write();
  };

  io.adapter(
    class OneFrameAdapter extends Stock {
      constructor(namespace: unknown) {
        super(namespace);
        adapter = this;
        this.on('leave-room', () => {
          departures += 1;
        });
        this.on('delete-room', (room) => inOneRoom.delete(room));
      }

      override addAll(id: string, rooms: ReadonlySet<string>): void {
        this.#takeApart(id);
        // Socket.IO gives each connection a room to itself, to be sent to by its id: the house writes to the connection.
        super.addAll(id, rooms.has(id) ? new Set([...rooms].filter((room) => room !== id)) : rooms);
        this.#putTogether(id);
      }

      override del(id: string, room: string): void {
        this.#takeApart(id);
        super.del(id, room);
        this.#putTogether(id);
      }

      /** Those who are in the same one room, as nearly all are, share the note of it: one for each would weigh more than all the rest that is kept of its being there. */
      #putTogether(id: string): void {
        const own = this.sids.get(id);
        const [room] = own ?? [];
        if (own?.size !== 1 || room === undefined) return;
        const shared = inOneRoom.get(room);
        if (shared) this.sids.set(id, shared);
        else inOneRoom.set(room, own);
      }

      /** Gives a connection a note of its own again, before it is written in. */
      #takeApart(id: string): void {
        const shared = this.sids.get(id);
        if (shared?.size === 1) this.sids.set(id, new Set(shared));
      }

      override broadcast(packet: Packet, to: Recipients): void {
        const sockets = recipients(this, to);
        if (sockets.length === 0) return;
        packet.nsp = this.nsp.name;
        const encoded = to.flags?.volatile ? [] : this.encoder.encode(packet);
        const [text] = encoded;
        const isKnown = isKnownClient(sockets[0]?.client);
        if (!isKnown || encoded.length !== 1 || typeof text !== 'string') {
          flush();
          super.broadcast(packet, to);
          return;
        }
        const frame = textFrame(`4${text}`);
        queue.push({
          encoded: [text],
          frame,
          options: { preEncoded: true, wsPreEncodedFrame: [frame] },
          rooms: to.rooms,
          sockets,
          // Nobody is always the last to hear.
          first: (messages++ * perTurn) % sockets.length,
          done: 0,
          departures,
        });
        write();
      }
    } as unknown as Parameters<RoomServer['adapter']>[0],
  );
  return { isBehind: () => queue.length > 0, flush };
}

/** Who is to be written to. For one room it is looked up here: the adapter's own way guards against hearing a thing twice, which costs as much again. */
function recipients(adapter: Adapter, to: Recipients): RoomSocket[] {
  const sockets: RoomSocket[] = [];
  if (to.rooms.size !== 1 || (to.except?.size ?? 0) > 0) {
    adapter.apply(to, (socket) => sockets.push(socket));
    return sockets;
  }
  const [room = ''] = to.rooms;
  for (const id of adapter.rooms.get(room) ?? []) {
    const socket = adapter.nsp.sockets.get(id);
    if (socket) sockets.push(socket);
  }
  return sockets;
}

function isKnownClient(client: RoomSocket['client'] | undefined): boolean {
  return typeof (client as unknown as Client | undefined)?.writeToEngine === 'function';
}

function send(socket: RoomSocket, { encoded, frame, options }: Message): void {
  const client = socket.client as unknown as Client;
  if (!writeFrame(client, frame)) client.writeToEngine?.(encoded, options);
}

const OPEN = 1;

/** Writes a frame to a connection on which nothing waits. Says false and writes nothing where something does, or where it is of a kind not known here. */
function writeFrame({ conn }: Client, frame: Buffer): boolean {
  if (conn instanceof LeanConnection) return conn.writeAtOnce(frame);
  const { readyState, upgrading, writeBuffer, transport } = conn;
  const line = tcpSocketOf(conn);
  const isFree =
    line !== undefined &&
    transport.socket?.readyState === OPEN &&
    transport.name === 'websocket' &&
    !transport.perMessageDeflate &&
    readyState === 'open' &&
    upgrading === false &&
    writeBuffer?.length === 0;
  return isFree && writePastStream(line, frame);
}
