import type { RealtimeLog } from './realtime-log.ts';
import type { RoomServer } from './room-socket.ts';

const CHECK_EVERY = 1_000;
/** Packets that may wait for a connection that does not read them. */
const MOST_UNREAD = 1_000;

/**
 * Closes connections that do not read what they are sent, so that their backlog does not become the house's (I39). They come back to a fresh
 * snapshot, which is what they need. Returns what ends it.
 */
export function closeSlowReaders(io: RoomServer, log: RealtimeLog, mostUnread = MOST_UNREAD): () => void {
  const timer = setInterval(() => {
    for (const socket of io.sockets.sockets.values()) {
      // Engine.IO keeps its backlog to itself; where a later version hides it better, slow readers are left to the heartbeat.
      const { writeBuffer } = socket.conn as unknown as { readonly writeBuffer?: readonly unknown[] };
      if ((writeBuffer?.length ?? 0) <= mostUnread) continue;
      log.warn({ socketId: socket.id, unread: writeBuffer?.length }, 'a connection that does not read is closed');
      // Not closed but cut: closing politely takes the agreement of somebody who does not read.
      socket.conn.request.socket.destroy();
    }
  }, CHECK_EVERY);
  return () => clearInterval(timer);
}
