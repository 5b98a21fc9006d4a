import { remoteAddress, type TrustedProxies } from '#server/auth/client-address.ts';
import { rateLimitAddress } from '#server/auth/rate-limit-address.ts';
import type { RealtimeLog } from '../realtime-logger.ts';
import type { Connection, Transport } from './transport.ts';

/**
 * How many connections of one address may be open beyond its limit for joined ones: those that
 * have not authenticated yet, or are being refused.
 */
const UNAUTHENTICATED_ALLOWANCE = 200;

/** The addresses of the open connections, in the form that limits are counted for. */
export type ConnectionAddresses = { readonly of: (connection: Connection) => string };

/**
 * Records each connection's address while the headers of a trusted proxy are available, and
 * destroys connections of an address with far too many, even if they never authenticate (I38).
 */
export function trackConnectionAddresses({
  transport,
  socketsPerAddress,
  trustedProxies,
  log,
}: {
  readonly transport: Pick<Transport, 'onConnection' | 'onClose' | 'destroy'>;
  readonly socketsPerAddress: number;
  readonly trustedProxies: TrustedProxies;
  readonly log: RealtimeLog;
}): ConnectionAddresses {
  const addresses = new WeakMap<Connection, string>();
  const open = new Map<string, number>();
  transport.onConnection((connection) => {
    const address = rateLimitAddress(remoteAddress(connection.request, trustedProxies));
    addresses.set(connection, address);
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    if (count <= socketsPerAddress + UNAUTHENTICATED_ALLOWANCE) return;
    log.warn({ address, open: count }, 'a connection is cut: its address has too many');
    transport.destroy(connection);
  });
  transport.onClose((connection) => {
    const address = addresses.get(connection);
    if (address === undefined) return;
    const left = (open.get(address) ?? 1) - 1;
    if (left > 0) open.set(address, left);
    else open.delete(address);
  });
  return { of: (connection) => addresses.get(connection) ?? 'unknown' };
}
