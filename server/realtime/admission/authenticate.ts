import type { IncomingHttpHeaders } from 'node:http';
import type { EdgeRefusal } from '#protocol/socket/ack.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { redactSecrets } from '#server/saleroom/redact-secrets.ts';
import { JoinedRooms } from '../broadcast/joined-rooms.ts';
import { connectionId, type RoomServer, type RoomSocket } from '../broadcast/room-socket.ts';
import type { RealtimeLog } from '../realtime-logger.ts';
import type { ConnectionAddresses } from '../transport/connection-addresses.ts';
import { onEveryConnection } from '../transport/connection-events.ts';
import type { ConnectionCount, RateLimit } from './rate-limit.ts';

export type ReadSession = (headers: IncomingHttpHeaders) => Promise<SignedIn | null>;

/** Tells a connecting client why it is not let in: `connect_error` carries the refusal as its `data`. */
class ConnectionRefused extends Error {
  override name = 'ConnectionRefused';
  readonly data: EdgeRefusal;
  constructor(data: EdgeRefusal) {
    super(data.code);
    this.data = data;
  }
}

/** What a handshake costs of the limits of its address: it reads a session. */
const COST_OF_HANDSHAKE = 5;

export type Authentication = {
  readonly readSession: ReadSession;
  readonly rateLimit: RateLimit;
  readonly connections: ConnectionCount;
  readonly addresses: ConnectionAddresses;
  readonly log: RealtimeLog;
};

/**
 * Finds out who connects, before anything is answered: the session of the handshake's cookie, read anew; without one, a spectator. Also keeps
 * count of connections, so that no person and no address takes them all.
 */
export function authenticate(
  io: RoomServer,
  { readSession, rateLimit, connections, addresses, log }: Authentication,
): void {
  /** Lines on which somebody is being identified. */
  const entering = new Set<string>();
  const counted = new Map<string, { readonly userId: string | null; readonly address: string }>();

  const identify = async (socket: RoomSocket): Promise<ConnectionRefused | null> => {
    const { headers } = socket.handshake;
    const address = addresses.of(socket.conn);
    const allowance = await rateLimit.spend(
      { socketId: connectionId(socket), userId: null, address },
      COST_OF_HANDSHAKE,
    );
    if (!allowance.allowed) return new ConnectionRefused({ code: 'RATE_LIMITED', retryAfter: allowance.retryAfter });

    const person = headers.cookie === undefined ? null : await readSession(headers);
    const by = { userId: person?.userId ?? null, address };
    if (!counted.has(connectionId(socket)) && socket.conn.readyState === 'open') {
      if (!connections.enter(by)) return new ConnectionRefused({ code: 'RATE_LIMITED', retryAfter: 5_000 });
      counted.set(connectionId(socket), by);
    }
    Object.assign(socket.data, { person, address, joined: new JoinedRooms() });
    return null;
  };

  io.use((socket, next) => {
    const id = connectionId(socket);
    // Socket.IO makes a socket of each, keeps them all, and closes only the latest when it is told to. A second one is cut, as after the first has entered.
    if (entering.has(id)) {
      socket.conn.close();
      return next();
    }
    entering.add(id);
    const decide: typeof next = (refused) => {
      next(refused);
      // Socket.IO enters it in the tick before.
      process.nextTick(() => entering.delete(id));
    };
    identify(socket).then(
      (refused) => decide(refused ?? undefined),
      (fault: unknown) => {
        log.error({ err: redactSecrets(fault) }, 'a session could not be read');
        decide(new ConnectionRefused({ code: 'BUSY', retryAfter: 1_000 }));
      },
    );
  });

  onEveryConnection(io, 'line:closed', ({ id }) => {
    const by = counted.get(id);
    if (by) connections.leave(by);
    counted.delete(id);
  });
}
