import type { RealtimeLog } from '../realtime-logger.ts';
import type { Connection, Transport } from './transport.ts';

const CHECK_INTERVAL = 1_000;
/** Unread packets that one connection may have. */
const MAX_UNREAD_PACKETS = 1_000;
/** Unread bytes that one connection may have: more than the longest catalogue. */
const MAX_UNREAD_BYTES = 4_000_000;
/**
 * Unread bytes that all connections may have together: one address may open two thousand
 * connections, each just below its own limit.
 */
const MAX_TOTAL_BYTES = 256_000_000;

type Unread = { readonly connection: Connection; readonly packets: number; readonly bytes: number };

/**
 * Destroys connections that do not read what they are sent, so that their backlog does not fill
 * the server's memory (I39); on reconnecting they get a fresh snapshot. Above the total limit those
 * with the most unread bytes go first. Returns a function that stops the checks.
 */
export function closeSlowReaders(
  transport: Pick<Transport, 'connections' | 'unread' | 'destroy'>,
  log: Pick<RealtimeLog, 'warn'>,
  {
    packets: maxPackets = MAX_UNREAD_PACKETS,
    bytes: maxBytes = MAX_UNREAD_BYTES,
    total: maxTotal = MAX_TOTAL_BYTES,
  } = {},
): () => void {
  const destroy = ({ connection, packets, bytes }: Unread) => {
    log.warn({ socketId: connection.id, packets, bytes }, 'a connection that does not read is closed');
    // A polite close would wait for the client, which does not read.
    transport.destroy(connection);
  };
  const destroyMostUnread = (behind: readonly Unread[], excess: number) => {
    let left = excess;
    for (const unread of behind.toSorted((a, b) => b.bytes - a.bytes)) {
      if (left <= 0) return;
      destroy(unread);
      left -= unread.bytes;
    }
  };
  const timer = setInterval(() => {
    let total = 0;
    const behind: Unread[] = [];
    // All connections, not only joined ones: a client that has left still gets error packets.
    for (const connection of transport.connections()) {
      const { packets, bytes } = transport.unread(connection);
      const unread = { connection, packets, bytes };
      if (packets > maxPackets || bytes > maxBytes) destroy(unread);
      else if (bytes > 0) {
        behind.push(unread);
        total += bytes;
      }
    }
    destroyMostUnread(behind, total - maxTotal);
  }, CHECK_INTERVAL);
  return () => clearInterval(timer);
}
