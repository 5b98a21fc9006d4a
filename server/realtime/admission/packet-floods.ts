import type { RealtimeLog } from '../realtime-logger.ts';
import type { ConnectionAddresses } from '../transport/connection-addresses.ts';
import type { Connection, Transport } from '../transport/transport.ts';
import type { RateLimit } from './rate-limit.ts';

/** Points that a flood costs its address, so that further connections are soon refused. */
const COST_OF_FLOOD = 600;

export type PacketFloods = {
  readonly transport: Pick<Transport, 'onPacketReceived' | 'destroy'>;
  readonly rateLimit: RateLimit;
  /** `window` in seconds; `packetsPerSocket` is what one connection may send in it. */
  readonly limits: { readonly window: number; readonly packetsPerSocket: number };
  readonly addresses: ConnectionAddresses;
  readonly log: RealtimeLog;
};

/**
 * Destroys connections that send more packets of any kind than a legitimate client would. The rate
 * limit counts requests only, but every packet costs work, ignored ones too (I40). All connections
 * share the same fixed windows, so across an edge a connection may send twice as many.
 */
export function destroyPacketFloods({ transport, rateLimit, limits, addresses, log }: PacketFloods): void {
  let until = 0;
  const counts = new Map<Connection, number>();
  transport.onPacketReceived((connection) => {
    const now = performance.now();
    if (now > until) {
      until = now + limits.window * 1_000;
      counts.clear();
    }
    const packets = (counts.get(connection) ?? 0) + 1;
    counts.set(connection, packets);
    if (packets !== limits.packetsPerSocket + 1) return;
    const address = addresses.of(connection);
    log.warn({ socketId: connection.id, address, packets }, 'a connection that floods the server with packets is cut');
    transport.destroy(connection);
    void rateLimit.spend({ connectionId: connection.id, userId: null, address }, COST_OF_FLOOD);
  });
}
