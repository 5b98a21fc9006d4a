import type { Server as HttpServer } from 'node:http';
import { Server, type ServerOptions } from 'socket.io';
import { type ReadLiveSessions, readLiveSessions } from '../auth/live-sessions.ts';
import { isTrustedOrigin } from '../auth/trusted-origin.ts';
import type { DatabaseClock } from '../saleroom/clock/database-clock.ts';
import type { AnnouncedLots } from '../saleroom/nodes/announced-lots.ts';
import type { ServerNotices } from '../saleroom/nodes/server-notice.ts';
import type { Announcer, AuctionReader, Ledger } from '../saleroom/ports.ts';
import { nextTick } from '../saleroom/queues/next-tick.ts';
import type { Saleroom } from '../saleroom/saleroom.ts';
import { announceAttendance } from './admission/attendance.ts';
import { authenticate, type ReadSession } from './admission/authenticate.ts';
import { createPaddleConnections } from './admission/paddle-connections.ts';
import { createConnectionCount, createRateLimit, type Limits, shippedLimits } from './admission/rate-limit.ts';
import { watchSessions } from './admission/session-watch.ts';
import { createAnnouncer } from './broadcast/broadcaster.ts';
import { followNotices } from './broadcast/follow-notices.ts';
import type { RoomServer } from './broadcast/room-socket.ts';
import { auctionOfRoom } from './broadcast/socket-rooms.ts';
import type { RealtimeLog } from './realtime-logger.ts';
import { answerPackets } from './requests/answer-requests.ts';
import { createPendingRequests, type PendingRequests } from './requests/pending-requests.ts';
import type { RequestContext } from './requests/request-context.ts';
import { createSnapshotReads } from './requests/shared-reads.ts';
import { attachLeanConnections } from './transport/attach-lean-connections.ts';
import { writeOneFrame } from './transport/broadcast-adapter.ts';
import { trackConnectionAddresses } from './transport/connection-addresses.ts';
import { watchConnections } from './transport/open-connections.ts';
import { cutPacketFloods } from './transport/packet-floods.ts';
import { shareDecoder } from './transport/shared-decoder.ts';
import { slimSocket } from './transport/slim-socket.ts';
import { closeSlowReaders } from './transport/slow-readers.ts';

export type SocketServerOptions = {
  /** Its own request handler must be there already: Socket.IO takes its path out of what the server answers. */
  readonly httpServer: HttpServer;
  readonly saleroom: Pick<Saleroom, 'submit' | 'lookUp' | 'find'>;
  readonly reader: AuctionReader;
  readonly ledger: Pick<Ledger, 'eventsAfter'>;
  readonly databaseClock: Pick<DatabaseClock, 'now'>;
  readonly readSession: ReadSession;
  readonly notices: ServerNotices;
  readonly allowedOrigins: readonly string[];
  readonly logger: RealtimeLog;
  /** Told which auctions somebody here watches, so that what other nodes write is heard (saleroom/told-lots.ts). */
  readonly watches?: Pick<AnnouncedLots, 'watch' | 'unwatch'>;
  readonly liveSessions?: ReadLiveSessions;
  readonly limits?: Limits;
  /** Milliseconds between two messages about one lot; zero tells every change by itself. */
  readonly pace?: number;
  /** Leaves connections and what is sent to Socket.IO as it comes, as it is where its insides are not what they were. */
  readonly stockBroadcasts?: boolean;
  /** How many connections a message is written to in one turn of the event loop. */
  readonly socketsPerTurn?: number;
};

export type SocketServer = {
  readonly io: RoomServer;
  readonly announcer: Announcer;
  /** How many auctions somebody watches here. */
  readonly auctionsWatched: () => number;
  /** Takes no more connections and requests, waits for those under way to be answered, tells everybody, and closes the connections. */
  readonly close: () => Promise<void>;
};

/** How long a closing house waits for requests under way, in milliseconds. */
const PATIENCE = 5_000;
/** How long the other ends may take to agree to a connection's end. */
const GRACE = 500;

/** Opens the saleroom's door for sockets on an HTTP server, under /socket.io/. */
export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { saleroom, reader, ledger, databaseClock, readSession, notices, logger: log } = options;
  const { liveSessions = readLiveSessions, limits = shippedLimits } = options;
  const packets = createPendingRequests();
  const rateLimit = createRateLimit(limits);
  const io: RoomServer = new Server(settings(options, packets));
  const fanOut = options.stockBroadcasts ? null : writeOneFrame(io, options.socketsPerTurn);
  if (options.stockBroadcasts || !attachLeanConnections(io, options.httpServer)) io.attach(options.httpServer);
  if (!options.stockBroadcasts) shareDecoder(io);
  const lines = watchConnections(io);
  const addresses = trackConnectionAddresses({ io, socketsPerAddress: limits.socketsPerAddress, log });
  cutPacketFloods({ io, rateLimit, limits, addresses, log });

  const snapshots = createSnapshotReads(reader, ledger);
  const { watches = alone } = options;
  const watchAuction = watches.watch;
  io.sockets.adapter.on('delete-room', (room: string) => {
    const auctionId = auctionOfRoom(room);
    if (auctionId !== null) watches.unwatch(auctionId);
  });
  const paddles = createPaddleConnections(io);
  const desk: RequestContext = {
    io,
    paddles,
    watchAuction,
    saleroom,
    reader,
    snapshots,
    databaseClock,
    liveSessions,
    rateLimit,
    log,
  };
  authenticate(io, { readSession, rateLimit, connections: createConnectionCount(limits), addresses, log });
  const answer = answerPackets(desk, packets);
  io.on('connection', (socket) => {
    answer(socket);
    slimSocket(socket);
  });

  const sessions = watchSessions({ io, liveSessions, log });
  const stops = [followNotices(desk, notices, sessions), announceAttendance(io), closeSlowReaders(io, log)];

  const announcer = createAnnouncer(io, paddles, databaseClock, { pace: options.pace, isBehind: fanOut?.isBehind });
  return {
    io,
    announcer,
    auctionsWatched: () => {
      const rooms = [...io.sockets.adapter.rooms.keys()];
      return rooms.filter((room) => auctionOfRoom(room) !== null).length;
    },
    close: async () => {
      for (const stop of stops) stop();
      announcer.close();
      io.emit('session:ended', { reason: 'house-restarting' });
      fanOut?.flush();
      await packets.close(PATIENCE);
      await sessions.stop();
      // Not `disconnect`: a client that is merely cut off comes back by itself, to this house or to another node of it.
      for (const socket of io.sockets.sockets.values()) socket.conn.close();
      await nextTick();
      io.engine.close();
      await lines.close(GRACE);
    },
  };
}

/** A house of one node hears of everything that is written. */
const alone: Pick<AnnouncedLots, 'watch' | 'unwatch'> = { watch: async () => {}, unwatch: () => {} };

/** How Socket.IO is set up; each departure from its defaults narrows what a stranger may do. */
function settings(
  { allowedOrigins, logger }: Pick<SocketServerOptions, 'allowedOrigins' | 'logger'>,
  { isOpen }: Pick<PendingRequests, 'isOpen'>,
): Partial<ServerOptions> {
  return {
    // No polling: every node of a house can then take every connection, and there is one way in to watch over.
    transports: ['websocket'],
    serveClient: false,
    cookie: false,
    perMessageDeflate: false,
    httpCompression: false,
    // Other paths' upgrades are the HTTP server's business.
    destroyUpgrade: false,
    maxHttpBufferSize: 16_000,
    // A dead connection shows within ten seconds.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    connectTimeout: 5_000,
    allowRequest: (request, decide) => {
      if (!isOpen()) return decide('the house is closing', false);
      if (isTrustedOrigin(request.headers, allowedOrigins)) return decide(null, true);
      logger.warn(
        { origin: request.headers.origin?.slice(0, 200) ?? null },
        'a connection from another origin is refused',
      );
      decide('this origin is not the house', false);
    },
  };
}
