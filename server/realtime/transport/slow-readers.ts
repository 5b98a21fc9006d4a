import type { RoomServer } from '../broadcast/room-socket.ts';
import type { RealtimeLog } from '../realtime-logger.ts';
import { leanEngineOf } from './lean-engine.ts';
import { tcpSocketOf } from './tcp-socket.ts';

const CHECK_EVERY = 1_000;
/** Packets that may wait for a connection that does not read them. */
const MOST_UNREAD = 1_000;
/** Bytes that may wait beneath those packets, on their way into the kernel: more than the longest catalogue. */
const MOST_BYTES_UNREAD = 4_000_000;
/** Bytes that may wait for all of them together: an address may have two thousand connections, and each may stay just below its own bound. */
const MOST_BYTES_TOGETHER = 256_000_000;

/** A connection of Engine.IO or of the house's own. It keeps its backlog to itself; where a later version hides it better, slow readers are left to the heartbeat. */
type Connection = { readonly id: string; readonly writeBuffer?: readonly unknown[] };

/**
 * Closes connections that do not read what they are sent, so that their backlog does not become the house's (I39). They come back to a fresh
 * snapshot, which is what they need. Where all together wait for too much, those that wait for most are closed. Returns what ends it.
 */
export function closeSlowReaders(
  io: RoomServer,
  log: RealtimeLog,
  {
    packets: mostPackets = MOST_UNREAD,
    bytes: mostBytes = MOST_BYTES_UNREAD,
    together: mostTogether = MOST_BYTES_TOGETHER,
  } = {},
): () => void {
  const unread = (connection: Connection) => ({
    connection,
    packets: connection.writeBuffer?.length ?? 0,
    bytes: tcpSocketOf(connection)?.writableLength ?? 0,
  });
  const cut = ({ connection, packets, bytes }: ReturnType<typeof unread>) => {
    log.warn({ socketId: connection.id, packets, bytes }, 'a connection that does not read is closed');
    // Not closed but cut: closing politely takes the agreement of somebody who does not read.
    tcpSocketOf(connection)?.destroy();
  };
  const timer = setInterval(() => {
    let together = 0;
    const waiting: ReturnType<typeof unread>[] = [];
    for (const connection of connectionsOf(io)) {
      const one = unread(connection);
      if (one.packets > mostPackets || one.bytes > mostBytes) cut(one);
      else if (one.bytes > 0) {
        waiting.push(one);
        together += one.bytes;
      }
    }
    if (together <= mostTogether) return;
    for (const one of waiting.sort((a, b) => b.bytes - a.bytes)) {
      if (together <= mostTogether) return;
      cut(one);
      together -= one.bytes;
    }
  }, CHECK_EVERY);
  return () => clearInterval(timer);
}

/** All of them, not the sockets: whoever has left can still be answered, that there is no such namespace. */
function connectionsOf(io: RoomServer): Iterable<Connection> {
  const own = leanEngineOf(io)?.lines.values() as Iterable<Connection> | undefined;
  return own ?? Object.values((io.engine as unknown as { readonly clients: Record<string, Connection> }).clients);
}
