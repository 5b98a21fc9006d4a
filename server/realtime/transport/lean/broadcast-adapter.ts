import type { RoomServer, RoomSocket } from '../../broadcast/room-socket.ts';
import { type AdapterInternals, extendAdapter, type Packet, type Recipients } from './adapter-internals.ts';
import { type BroadcastQueue, createBroadcastQueue, type Message } from './broadcast-queue.ts';
import { LeanConnection } from './lean-connection.ts';
import { textFrame } from './server-frame.ts';
import { writePastStream } from './write-frame.ts';

/**
 * Clients that are written to in one tick of the event loop: some four milliseconds, which is the
 * longest that a bid waits for a broadcast.
 */
const CLIENTS_PER_TICK = 500;

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
  /**
   * How often any client has left a room so far: while nobody leaves, no recipient is looked up.
   */
  let departures = 0;
  let messages = 0;
  let adapter: AdapterInternals | null = null;

  const queue = createBroadcastQueue(clientsPerTick, (socket, message) => {
    // A client that has left since must not receive it.
    if (message.departures !== departures && !isStillIn(adapter, socket, message)) return;
    const client = socket.client as unknown as Client;
    if (!tryWriteFrame(client, message.frame, rawWrites)) client.writeToEngine?.(message.encoded, message.options);
  });

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
            queue.flush();
            super.broadcast(packet, to);
            return;
          }
          const frame = textFrame(`4${text}`);
          queue.add({
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
        }
      },
  );
  return queue;
}

function isStillIn(adapter: AdapterInternals | null, { id }: RoomSocket, { rooms }: Message): boolean {
  const own = adapter?.sids.get(id);
  return own !== undefined && (rooms.size === 0 || !own.isDisjointFrom(rooms));
}

/**
 * The sockets that a message goes to. A single room is looked up here, as the adapter's own method
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
