import { lineBeneath } from './line-beneath.ts';
import type { RealtimeLog } from './realtime-log.ts';
import type { RoomServer } from './room-socket.ts';

const CHECK_EVERY = 1_000;
/** Packets that may wait for a connection that does not read them. */
const MOST_UNREAD = 1_000;
/** Bytes that may wait beneath those packets, on their way into the kernel: more than the longest catalogue. */
const MOST_BYTES_UNREAD = 4_000_000;

/**
 * Closes connections that do not read what they are sent, so that their backlog does not become the house's (I39). They come back to a fresh
 * snapshot, which is what they need. Returns what ends it.
 */
export function closeSlowReaders(
  io: RoomServer,
  log: RealtimeLog,
  { packets: mostPackets = MOST_UNREAD, bytes: mostBytes = MOST_BYTES_UNREAD } = {},
): () => void {
  const timer = setInterval(() => {
    for (const { id: socketId, conn } of io.sockets.sockets.values()) {
      const line = lineBeneath(conn);
      // Engine.IO keeps its backlog to itself; where a later version hides it better, slow readers are left to the heartbeat.
      const { writeBuffer } = conn as unknown as { readonly writeBuffer?: readonly unknown[] };
      const packets = writeBuffer?.length ?? 0;
      const bytes = line?.writableLength ?? 0;
      if (packets <= mostPackets && bytes <= mostBytes) continue;
      log.warn({ socketId, packets, bytes }, 'a connection that does not read is closed');
      // Not closed but cut: closing politely takes the agreement of somebody who does not read.
      line?.destroy();
    }
  }, CHECK_EVERY);
  return () => clearInterval(timer);
}
