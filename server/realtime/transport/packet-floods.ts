import type { RateLimit } from '../admission/rate-limit.ts';
import type { RoomServer } from '../broadcast/room-socket.ts';
import type { RealtimeLog } from '../realtime-logger.ts';
import type { ConnectionAddresses } from './connection-addresses.ts';
import { type AnyConnection, onEveryConnection } from './connection-events.ts';
import { tcpSocketOf } from './tcp-socket.ts';

/** What a flood costs of the limit of its address: whoever comes back to do it again is soon not let in. */
const COST_OF_FLOOD = 600;

export type PacketFloods = {
  readonly io: RoomServer;
  readonly rateLimit: RateLimit;
  /** Seconds over which packets are counted, and how many a connection may send in them. */
  readonly limits: { readonly window: number; readonly packetsPerSocket: number };
  readonly addresses: ConnectionAddresses;
  readonly log: RealtimeLog;
};

/**
 * Cuts connections that send more packets than anybody with a use for them would, of whatever kind: the limits of requests see requests alone, and every
 * other packet has to be read too before it can be passed over (I40). All are counted over the same windows, so that across the edge of two a connection may send twice as many.
 */
export function cutPacketFloods({ io, rateLimit, limits, addresses, log }: PacketFloods): void {
  let until = 0;
  const counts = new Map<AnyConnection, number>();
  onEveryConnection(io, 'line:packet', (line) => {
    const now = performance.now();
    if (now > until) {
      until = now + limits.window * 1_000;
      counts.clear();
    }
    const packets = (counts.get(line) ?? 0) + 1;
    counts.set(line, packets);
    if (packets !== limits.packetsPerSocket + 1) return;
    const address = addresses.of(line);
    log.warn({ socketId: line.id, address, packets }, 'a connection that floods the house with packets is cut');
    tcpSocketOf(line)?.destroy();
    void rateLimit.spend({ socketId: line.id, userId: null, address }, COST_OF_FLOOD);
  });
}
