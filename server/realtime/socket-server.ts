import type { Server as HttpServer } from 'node:http';
import { Server, type ServerOptions } from 'socket.io';
import { noTrustedProxies, type TrustedProxies } from '../auth/client-address.ts';
import { type ReadLiveSessions, readLiveSessions } from '../auth/live-sessions.ts';
import { isTrustedOrigin } from '../auth/trusted-origin.ts';
import type { DatabaseClock } from '../saleroom/clock/database-clock.ts';
import { yieldToEventLoop } from '../saleroom/clock/yield-to-event-loop.ts';
import type { AnnouncedLots } from '../saleroom/nodes/announced-lots.ts';
import type { Announcer, AuctionReader, Ledger } from '../saleroom/ports.ts';
import type { ServerNotices } from '../saleroom/server-notice.ts';
import { authenticate, type ReadSession } from './admission/authenticate.ts';
import { createConnectionCount } from './admission/connection-count.ts';
import { destroyPacketFloods } from './admission/packet-floods.ts';
import { createRateLimit, type Limits, shippedLimits } from './admission/rate-limit.ts';
import { watchSessions } from './admission/session-watch.ts';
import { broadcastAttendance } from './broadcast/attendance.ts';
import { createBroadcaster } from './broadcast/broadcaster.ts';
import { createPaddleConnections } from './broadcast/paddle-connections.ts';
import type { RoomServer } from './broadcast/room-socket.ts';
import { auctionOfRoom } from './broadcast/socket-rooms.ts';
import { followNotices } from './follow-notices.ts';
import type { RealtimeLog } from './realtime-logger.ts';
import { requestHandler } from './requests/answer-requests.ts';
import { createPendingRequests, type PendingRequests } from './requests/pending-requests.ts';
import type { RequestContext } from './requests/request-context.ts';
import { createSnapshotReads } from './requests/snapshot-reads.ts';
import { closeOpenConnections } from './transport/close-open-connections.ts';
import { trackConnectionAddresses } from './transport/connection-addresses.ts';
import { createTransport } from './transport/create-transport.ts';
import { allOptimisations, type Optimisations } from './transport/lean/optimisations.ts';
import { closeSlowReaders } from './transport/slow-readers.ts';
import { textParser } from './transport/text-parser.ts';
import type { Transport, TransportName } from './transport/transport.ts';

export type SocketServerOptions = {
  /** Must have its request handler already: Socket.IO intercepts requests for its own path. */
  readonly httpServer: HttpServer;
  readonly saleroom: RequestContext['saleroom'];
  readonly reader: AuctionReader;
  readonly ledger: Pick<Ledger, 'readEventsAfter'>;
  readonly databaseClock: Pick<DatabaseClock, 'now'>;
  readonly readSession: ReadSession;
  readonly notices: ServerNotices;
  readonly allowedOrigins: readonly string[];
  readonly logger: RealtimeLog;
  /**
   * Follows other nodes' writes to the auctions that this node's clients watch. By default, the
   * node is the only one.
   */
  readonly watches?: Pick<AnnouncedLots, 'watch' | 'unwatch'>;
  readonly liveSessions?: ReadLiveSessions;
  readonly limits?: Limits;
  /** The proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies?: TrustedProxies;
  /** Milliseconds between two messages about one lot; zero sends every change separately. */
  readonly pace?: number;
  /** Default: `lean`, where the installed libraries allow it. */
  readonly transport?: TransportName;
  /** Switches single optimisations of the lean transport off, for a benchmark. */
  readonly optimisations?: Partial<Optimisations>;
  /** How many clients the lean transport writes a broadcast to in one tick of the event loop. */
  readonly clientsPerTick?: number;
  /** Called for every packet in and out, heartbeats included. */
  readonly countPacket?: ((direction: 'in' | 'out') => void) | null;
};

export type SocketServer = {
  readonly io: RoomServer;
  readonly transport: Transport;
  readonly announcer: Announcer;
  /** How many auctions the clients of this node watch. */
  readonly auctionsWatched: () => number;
  /**
   * Accepts no more connections and requests, waits until pending ones are answered, notifies all
   * clients, and closes their connections.
   */
  readonly close: () => Promise<void>;
};

/** How long `close` waits for pending requests, in milliseconds. */
const REQUEST_GRACE = 5_000;
/** How long `close` waits for clients to agree to the end of their connection, in milliseconds. */
const CONNECTION_GRACE = 500;

/** Opens the socket API on an HTTP server, under /socket.io/. */
export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { httpServer, saleroom, reader, ledger, databaseClock, readSession, notices, logger: log } = options;
  const { liveSessions = readLiveSessions, limits = shippedLimits, trustedProxies = noTrustedProxies } = options;
  const { socketsPerAddress } = limits;
  const pending = createPendingRequests();
  const rateLimit = createRateLimit(limits);
  const serverOptions = createServerOptions(options, pending);
  const io: RoomServer = new Server(serverOptions);
  const transport = createTransport(io, {
    name: options.transport ?? 'lean',
    httpServer,
    serverOptions,
    optimisations: { ...allOptimisations, ...options.optimisations },
    clientsPerTick: options.clientsPerTick,
    log,
  });
  const addresses = trackConnectionAddresses({ transport, socketsPerAddress, trustedProxies, log });
  destroyPacketFloods({ transport, rateLimit, limits, addresses, log });
  countPackets(transport, options.countPacket ?? null);

  const { watches = singleNode } = options;
  unwatchEmptyRooms(io, watches);
  const paddles = createPaddleConnections(io);
  const context: RequestContext = {
    io,
    paddles,
    watchAuction: watches.watch,
    saleroom,
    reader,
    snapshots: createSnapshotReads(reader, ledger),
    databaseClock,
    liveSessions,
    rateLimit,
    log,
  };
  const connections = createConnectionCount(limits);
  authenticate(io, { transport, readSession, rateLimit, connections, addresses, log });
  transport.handleEvents(requestHandler(context, pending));

  const sessions = watchSessions({ io, liveSessions, log });
  const stops = [followNotices(context, notices, sessions), broadcastAttendance(io), closeSlowReaders(transport, log)];

  const { isBehind } = transport;
  const broadcaster = createBroadcaster(io, paddles, databaseClock, { pace: options.pace, isBehind });
  return {
    io,
    transport,
    announcer: broadcaster,
    auctionsWatched: () => countAuctionRooms(io),
    close: async () => {
      for (const stop of stops) stop();
      broadcaster.close();
      io.emit('session:ended', { reason: 'house-restarting' });
      transport.flush();
      await pending.close(REQUEST_GRACE);
      await sessions.stop();
      // Not `disconnect`: a client reconnects, here or to another node, if its connection just
      // closes.
      for (const socket of io.sockets.sockets.values()) socket.conn.close();
      await yieldToEventLoop();
      io.engine.close();
      await closeOpenConnections(transport, CONNECTION_GRACE);
    },
  };
}

/** With a single node, every write happens here, so there is nothing to follow. */
const singleNode: Pick<AnnouncedLots, 'watch' | 'unwatch'> = { watch: async () => {}, unwatch: () => {} };

function unwatchEmptyRooms(io: RoomServer, watches: Pick<AnnouncedLots, 'unwatch'>): void {
  io.sockets.adapter.on('delete-room', (room: string) => {
    const auctionId = auctionOfRoom(room);
    if (auctionId !== null) watches.unwatch(auctionId);
  });
}

function countAuctionRooms(io: RoomServer): number {
  return [...io.sockets.adapter.rooms.keys()].filter((room) => auctionOfRoom(room) !== null).length;
}

function countPackets(transport: Transport, count: ((direction: 'in' | 'out') => void) | null): void {
  if (!count) return;
  transport.onPacketReceived(() => count('in'));
  transport.onPacketSent(() => count('out'));
}

/** Socket.IO's options. Each one that differs from the default restricts what a client may do. */
function createServerOptions(
  { allowedOrigins, logger }: Pick<SocketServerOptions, 'allowedOrigins' | 'logger'>,
  { isOpen }: Pick<PendingRequests, 'isOpen'>,
): Partial<ServerOptions> {
  return {
    // Without polling any node can accept any connection, and there is one entry point to protect.
    transports: ['websocket'],
    serveClient: false,
    cookie: false,
    perMessageDeflate: false,
    httpCompression: false,
    // The HTTP server handles upgrades of other paths.
    destroyUpgrade: false,
    maxHttpBufferSize: 16_000,
    parser: textParser,
    // A dead connection is noticed within ten seconds.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    connectTimeout: 5_000,
    allowRequest: (request, decide) => {
      if (!isOpen()) return decide('the server is closing', false);
      if (isTrustedOrigin(request.headers, allowedOrigins)) return decide(null, true);
      logger.warn(
        { origin: request.headers.origin?.slice(0, 200) ?? null },
        'a connection from another origin is refused',
      );
      decide('this origin is not allowed', false);
    },
  };
}
