import type { RoomServer, RoomSocket } from '../../broadcast/room-socket.ts';
import { type AdapterInternals, extendAdapter, type Packet, type Recipients } from './adapter-internals.ts';
import { LeanConnection } from './lean-connection.ts';
import { textFrame } from './server-frame.ts';
import { writePastStream } from './write-frame.ts';

/**
 * Clients which are written to in one tick of the event loop: some four milliseconds, which is the
 * longest that a bid waits for a broadcast.
 */
const CLIENTS_PER_TICK = 500;

export type BroadcastQueue = {
  /** Whether some message has not been written to all its recipients yet. */
  readonly isBehind: () => boolean;
  /** Writes everything which is still queued at once. */
  readonly flush: () => void;
};

/** Private parts of Socket.IO's Client, Engine.IO's connection and ws's WebSocket. */
type Client = {
  readonly conn: {
    readonly request: { readonly socket: Parameters<typeof writePastStream>[0] };
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

/** A message on its way to the clients which were in its rooms when it was sent. */
type Message = {
  readonly encoded: readonly string[];
  readonly frame: Buffer;
  /** For the clients which Socket.IO has to write to. */
  readonly options: { readonly preEncoded: true; readonly wsPreEncodedFrame: readonly [Buffer] };
  readonly rooms: ReadonlySet<string>;
  readonly sockets: readonly RoomSocket[];
  /** The index of the recipient which is written to first, and how many have been written to. */
  readonly first: number;
  written: number;
  /** `departures` when it was sent: while nobody has left since, no recipient is looked up. */
  readonly departures: number;
};

/**
 * Broadcasts a message as one frame: it is encoded once, and the same bytes are written to each
 * recipient, a few hundred in a tick, so that bids are served in between. Every client receives
 * messages in the order they were sent. Where a connection has something queued, Socket.IO writes
 * the message. Call before any client connects.
 */
export function preencodeBroadcasts(
  io: RoomServer,
  { clientsPerTick = CLIENTS_PER_TICK, rawWrites }: { readonly clientsPerTick?: number; readonly rawWrites: boolean },
): BroadcastQueue {
  const queue: Message[] = [];
  let left = clientsPerTick;
  /** How often any client has left a room so far. */
  let departures = 0;
  let isScheduled = false;
  let messages = 0;
  let adapter: AdapterInternals | null = null;

  const isStillIn = ({ id }: RoomSocket, { rooms }: Message) => {
    const own = adapter?.sids.get(id);
    return own !== undefined && (rooms.size === 0 || !own.isDisjointFrom(rooms));
  };
  const write = () => {
    while (left > 0 && queue.length > 0) {
      const message = queue[0] as Message;
      const { sockets, first } = message;
      const end = Math.min(sockets.length, message.written + left);
      left -= end - message.written;
      for (; message.written < end; message.written++) {
        const socket = sockets[(first + message.written) % sockets.length] as RoomSocket;
        // A client which has left since must not receive it.
        if (message.departures === departures || isStillIn(socket, message)) send(socket, message, rawWrites);
      }
      if (message.written === sockets.length) queue.shift();
    }
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      left = clientsPerTick;
      if (queue.length > 0) write();
    });
  };
  const flush = () => {
    left = Number.POSITIVE_INFINITY;
    write();
  };

  extendAdapter(
    io,
    (Base) =>
      class BroadcastAdapter extends Base {
        constructor(namespace: unknown) {
          super(namespace);
          adapter = this;
          this.on('leave-room', () => {
            departures += 1;
          });
        }

        override broadcast(packet: Packet, to: Recipients): void {
          const sockets = findRecipients(this, to);
          if (sockets.length === 0) return;
          packet.nsp = this.nsp.name;
          const encoded = to.flags?.volatile ? [] : this.encoder.encode(packet);
          const [text] = encoded;
          const canWrite = hasWriteToEngine(sockets[0]?.client);
          if (!canWrite || encoded.length !== 1 || typeof text !== 'string') {
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
            // Rotates, so that no client is always the last.
            first: (messages++ * clientsPerTick) % sockets.length,
            written: 0,
            departures,
          });
          write();
        }
      },
  );
  return { isBehind: () => queue.length > 0, flush };
}

/**
 * The sockets which a message goes to. A single room is looked up here, as the adapter's own method
 * checks for duplicates, which doubles the cost.
 */
function findRecipients(adapter: AdapterInternals, to: Recipients): RoomSocket[] {
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

function hasWriteToEngine(client: RoomSocket['client'] | undefined): boolean {
  return typeof (client as unknown as Client | undefined)?.writeToEngine === 'function';
}

function send(socket: RoomSocket, { encoded, frame, options }: Message, rawWrites: boolean): void {
  const client = socket.client as unknown as Client;
  if (!tryWriteFrame(client, frame, rawWrites)) client.writeToEngine?.(encoded, options);
}

const OPEN = 1;

/**
 * Writes a frame to an idle connection. Returns false and writes nothing where something is queued,
 * and for connections of Engine.IO also without raw writes.
 */
function tryWriteFrame({ conn }: Client, frame: Buffer, rawWrites: boolean): boolean {
  if (conn instanceof LeanConnection) return conn.tryWriteFrame(frame);
  if (!rawWrites) return false;
  const { readyState, upgrading, writeBuffer, transport } = conn;
  const isIdle =
    transport.socket?.readyState === OPEN &&
    transport.name === 'websocket' &&
    !transport.perMessageDeflate &&
    readyState === 'open' &&
    upgrading === false &&
    writeBuffer?.length === 0;
  return isIdle && writePastStream(conn.request.socket, frame);
}
