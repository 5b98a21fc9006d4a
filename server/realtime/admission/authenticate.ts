import type { IncomingHttpHeaders } from 'node:http';
import type { EdgeRefusal } from '#protocol/socket/ack.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { redactSecrets } from '#server/saleroom/redact-secrets.ts';
import { JoinedRooms } from '../broadcast/joined-rooms.ts';
import type { RoomServer, RoomSocket } from '../broadcast/room-socket.ts';
import type { RealtimeLog } from '../realtime-logger.ts';
import type { ConnectionAddresses } from '../transport/connection-addresses.ts';
import { connectionOf, type Transport } from '../transport/transport.ts';
import type { ConnectionCount } from './connection-count.ts';
import type { RateLimit } from './rate-limit.ts';

export type ReadSession = (headers: IncomingHttpHeaders) => Promise<SignedIn | null>;

/** Refuses a client; its `connect_error` has the refusal as `data`. */
class ConnectionRefused extends Error {
  override name = 'ConnectionRefused';
  readonly data: EdgeRefusal;
  constructor(data: EdgeRefusal) {
    super(data.code);
    this.data = data;
  }
}

/** Points that a handshake costs its address, as it reads a session. */
const COST_OF_HANDSHAKE = 5;

export type Authentication = {
  readonly transport: Pick<Transport, 'onClose'>;
  readonly readSession: ReadSession;
  readonly rateLimit: RateLimit;
  readonly connections: ConnectionCount;
  readonly addresses: ConnectionAddresses;
  readonly log: RealtimeLog;
};

/**
 * Identifies a client before any of its requests is answered, by the session of the handshake's
 * cookie, which is always read again; without one it is a spectator. Also limits the connections of
 * each person and address.
 */
export function authenticate(
  io: RoomServer,
  { transport, readSession, rateLimit, connections, addresses, log }: Authentication,
): void {
  /** Connections whose client is being identified. */
  const pending = new Set<string>();
  const counted = new Map<string, { readonly userId: string | null; readonly address: string }>();

  const identify = async (socket: RoomSocket): Promise<ConnectionRefused | null> => {
    const { headers } = socket.handshake;
    const connection = connectionOf(socket);
    const address = addresses.of(connection);
    const allowance = await rateLimit.spend({ connectionId: connection.id, userId: null, address }, COST_OF_HANDSHAKE);
    if (!allowance.allowed) return new ConnectionRefused({ code: 'RATE_LIMITED', retryAfter: allowance.retryAfter });

    const person = headers.cookie === undefined ? null : await readSession(headers);
    const client = { userId: person?.userId ?? null, address };
    if (!counted.has(connection.id) && socket.conn.readyState === 'open') {
      if (!connections.add(client)) return new ConnectionRefused({ code: 'RATE_LIMITED', retryAfter: 5_000 });
      counted.set(connection.id, client);
    }
    Object.assign(socket.data, { person, address, joined: new JoinedRooms() });
    return null;
  };

  io.use((socket, next) => {
    const { id } = connectionOf(socket);
    // For repeated connect packets Socket.IO would create, and keep, one socket each, and close
    // only the latest. So a second one ends the connection, as it does after the first has joined.
    if (pending.has(id)) {
      socket.conn.close();
      return next();
    }
    pending.add(id);
    const decide: typeof next = (refusal) => {
      next(refusal);
      // Socket.IO adds the socket in the tick before.
      process.nextTick(() => pending.delete(id));
    };
    identify(socket).then(
      (refusal) => decide(refusal ?? undefined),
      (fault: unknown) => {
        log.error({ err: redactSecrets(fault) }, 'a session could not be read');
        decide(new ConnectionRefused({ code: 'BUSY', retryAfter: 1_000 }));
      },
    );
  });

  transport.onClose(({ id }) => {
    const client = counted.get(id);
    if (client) connections.remove(client);
    counted.delete(id);
  });
}
