import { readAuthSettings } from '../auth/auth-settings.ts';
import { createAuth } from '../auth/better-auth.ts';
import { readSession } from '../auth/session.ts';
import type { Environment } from '../environment.ts';
import type { Operations } from '../operations/operations.ts';
import { findTracer, traceBidPath } from '../operations/tracing.ts';
import { createSocketServer } from '../realtime/socket-server.ts';
import { createLotCache } from '../saleroom/cache/lot-cache.ts';
import { createClosingClock } from '../saleroom/clock/closing-clock.ts';
import { createLotChangeChannel } from '../saleroom/lot-change-channel.ts';
import { createAnnouncedLots } from '../saleroom/nodes/announced-lots.ts';
import { followOtherNodes } from '../saleroom/nodes/follow-other-nodes.ts';
import { hintingLedger } from '../saleroom/nodes/hinting-ledger.ts';
import { createSaleroom } from '../saleroom/saleroom.ts';
import type { PagesSettings } from '../settings/pages-settings.ts';
import { type HintTransport, openLedgerHints } from '../store/ledger/ledger-hints.ts';
import { listenForNotices } from '../store/notices/server-notices.ts';
import type { HttpServer } from './http-server.ts';
import type { Database } from './open-database.ts';
import type { PublicAddress } from './public-address.ts';
import type { StartContext } from './start-context.ts';

/** The parts of the node that the saleroom needs. */
export type SaleroomParts = {
  /** Must have its own request listener already: Socket.IO takes its path from it. */
  readonly http: Pick<HttpServer, 'server'>;
  readonly address: PublicAddress;
  readonly database: Database;
  readonly operations: Operations;
  readonly settings: PagesSettings;
};

/**
 * Starts a node's saleroom: its ledger, its sockets, the exchange with other nodes, and the clock
 * that opens and closes lots.
 */
export async function openSaleroom(context: StartContext, parts: SaleroomParts): Promise<void> {
  const { environment, log, shutdown, socketOptions } = context;
  const { address, database, operations } = parts;
  const tracing = traceBidPath(findTracer());

  const hints = await openLedgerHints(hintTransport(environment, database.url, address.origin), log);
  shutdown.add(() => hints.close());
  const ledger = hintingLedger(operations.ledger(tracing.ledger(database.ledger)), hints);

  // A change goes from the saleroom through announcedLots to this channel, and from there to the
  // sockets.
  const broadcasts = createLotChangeChannel();
  const lotCache = createLotCache();
  const announcedLots = createAnnouncedLots({
    ledger,
    lotCache,
    announcer: operations.announcer(tracing.announcer(broadcasts)),
  });
  const saleroom = tracing.saleroom(
    createSaleroom({
      ledger,
      lotCache,
      databaseClock: database.clock,
      announcer: announcedLots,
      logFault: (fault, about) => log.error({ err: fault, ...about }, 'fault in the saleroom'),
    }),
  );
  shutdown.add(() => saleroom.stop());

  const notices = await listenForNotices(database.url, log);
  shutdown.add(() => notices.close());
  const auth = createAuth(readAuthSettings(parts.settings));
  const sockets = createSocketServer({
    httpServer: parts.http.server,
    saleroom,
    reader: ledger,
    ledger,
    databaseClock: database.clock,
    readSession: (headers) => readSession(headers, auth),
    notices,
    watches: announcedLots,
    allowedOrigins: address.allowedOrigins,
    trustedProxies: environment.trustedProxies,
    transport: environment.transport,
    countPacket: operations.packet,
    logger: log,
    ...socketOptions,
  });
  broadcasts.subscribe(sockets.announcer.lotChanged);
  shutdown.add(() => sockets.close());
  shutdown.add(followOtherNodes({ announcedLots, hints, ledger }));
  operations.addGauges({
    waitingCommands: saleroom.waiting,
    connections: () => sockets.io.engine.clientsCount,
    auctionsWatched: sockets.auctionsWatched,
  });

  const closingClock = createClosingClock({
    ledger,
    saleroom,
    databaseClock: database.clock,
    logFault: (fault) => log.error({ err: fault }),
  });
  closingClock.start();
  shutdown.add(() => closingClock.stop());
}

/** Servers that share one Redis are told apart by their public origin. */
function hintTransport(
  { hints, redisUrl }: Pick<Environment, 'hints' | 'redisUrl'>,
  databaseUrl: string,
  { origin }: URL,
): HintTransport {
  if (hints === 'redis' && redisUrl !== null) return { by: 'redis', redisUrl, publicUrl: origin };
  return hints === 'notify' ? { by: 'notify', databaseUrl } : { by: 'none' };
}
