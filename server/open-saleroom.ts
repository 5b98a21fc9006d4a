import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { readSession } from './auth/session.ts';
import type { Operations } from './operations/operations.ts';
import { findTracer, traceBidPath } from './operations/tracing.ts';
import type { Limits } from './realtime/admission/rate-limit.ts';
import { createSocketServer, type SocketServer } from './realtime/socket-server.ts';
import { countPackets } from './realtime/transport/count-packets.ts';
import { createClosingClock } from './saleroom/clock/closing-clock.ts';
import type { DatabaseClock } from './saleroom/clock/database-clock.ts';
import { createAnnouncedLots } from './saleroom/nodes/announced-lots.ts';
import { followOtherNodes, hintingLedger } from './saleroom/nodes/follow-other-nodes.ts';
import type { Announcer } from './saleroom/ports.ts';
import { createSaleroom, type Saleroom } from './saleroom/saleroom.ts';
import { type HintTransport, openLedgerHints } from './store/ledger/ledger-hints.ts';
import type { createPostgresLedger } from './store/ledger/postgres-ledger.ts';
import { listenForNotices } from './store/notices/server-notices.ts';

export type SaleroomParts = {
  /** Its own request handler must be there already. */
  readonly httpServer: Server;
  readonly postgres: ReturnType<typeof createPostgresLedger>;
  readonly databaseClock: DatabaseClock;
  readonly operations: Operations;
  readonly hintTransport: HintTransport;
  readonly databaseUrl: string;
  readonly origins: readonly string[];
  readonly log: Logger;
  readonly limits: Limits | undefined;
  /** Takes what closes each part, in the order of their opening; what was opened before a fault stands in it too. */
  readonly closers: (() => Promise<void> | void)[];
};

/** Opens the saleroom of a node with its door for sockets, its ear for the other nodes, and the clock that closes lots. */
export async function openSaleroom(
  parts: SaleroomParts,
): Promise<{ readonly saleroom: Saleroom; readonly sockets: SocketServer }> {
  const { httpServer, postgres, databaseClock, operations, databaseUrl, origins, log, limits, closers } = parts;
  const road = traceBidPath(findTracer());
  const hints = await openLedgerHints(parts.hintTransport, log);
  closers.push(() => hints.close());
  const ledger = hintingLedger(operations.ledger(road.ledger(postgres)), hints);

  // In a ring: the saleroom announces through the sockets, and they give it commands; what was read of other nodes' lots it learns.
  let announcer: Announcer = { lotChanged: () => {} };
  let keep: Saleroom['keep'] = () => {};
  const told = createAnnouncedLots({
    ledger,
    announcer: operations.announcer(road.announcer({ lotChanged: (change) => announcer.lotChanged(change) })),
    learned: (record) => keep(record),
  });
  const saleroom = road.saleroom(
    createSaleroom({
      ledger,
      databaseClock,
      announcer: told,
      logFault: (fault, about) => log.error({ err: fault, ...about }, 'fault in the saleroom'),
    }),
  );
  keep = saleroom.keep;
  closers.push(() => saleroom.stop());

  const notices = await listenForNotices(databaseUrl, log);
  closers.push(() => notices.close());
  const sockets = createSocketServer({
    httpServer,
    saleroom,
    reader: ledger,
    ledger,
    databaseClock,
    readSession,
    notices,
    watches: told,
    allowedOrigins: origins,
    logger: log,
    ...(limits && { limits }),
  });
  announcer = sockets.announcer;
  if (operations.packet) countPackets(sockets.io, operations.packet);
  closers.push(() => sockets.close());
  closers.push(followOtherNodes({ told, hints, ledger }));

  const closingClock = createClosingClock({
    ledger,
    saleroom,
    databaseClock,
    logFault: (fault) => log.error({ err: fault }),
  });
  closingClock.start();
  closers.push(() => closingClock.stop());
  return { saleroom, sockets };
}
