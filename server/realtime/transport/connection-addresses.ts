import type { IncomingMessage } from 'node:http';
import { remoteAddress } from '#server/auth/client-address.ts';
import { limitedAddress } from '#server/auth/limited-address.ts';
import type { RoomServer } from '../broadcast/room-socket.ts';
import type { RealtimeLog } from '../realtime-logger.ts';
import { onEveryConnection } from './connection-events.ts';

/** A connection of Engine.IO, as far as it is used here. */
type LeanConnection = { readonly request: IncomingMessage };

/** Connections of one address that may be open beyond those that have entered: they have not said yet who they are, or are being refused. */
const NOT_YET_IN = 200;

/** Where connections come from, as their limits are counted for. */
export type ConnectionAddresses = { readonly of: (line: object) => string };

/**
 * Notes where each connection comes from, while the headers of a trusted proxy are still there to tell; and cuts those of an address that has far too
 * many, whether or not they ever say who they are (I38).
 */
export function trackConnectionAddresses({
  io,
  socketsPerAddress,
  log,
}: {
  readonly io: RoomServer;
  readonly socketsPerAddress: number;
  readonly log: RealtimeLog;
}): ConnectionAddresses {
  const addresses = new WeakMap<object, string>();
  const open = new Map<string, number>();
  io.engine.on('connection', (line: LeanConnection) => {
    const address = limitedAddress(remoteAddress(line.request));
    addresses.set(line, address);
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    if (count <= socketsPerAddress + NOT_YET_IN) return;
    log.warn({ address, open: count }, 'a connection is cut: its address has too many');
    line.request.socket.destroy();
  });
  onEveryConnection(io, 'line:closed', (line) => {
    const address = addresses.get(line);
    if (address === undefined) return;
    const left = (open.get(address) ?? 1) - 1;
    if (left > 0) open.set(address, left);
    else open.delete(address);
  });
  return { of: (line) => addresses.get(line) ?? 'unknown' };
}
