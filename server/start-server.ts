import { mkdirSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import program from '../package.json' with { type: 'json' };
import { readAuthSettings } from './auth/auth-settings.ts';
import type { Environment } from './environment.ts';
import { createLogger } from './logger.ts';
import { openOperations } from './operations/operations.ts';
import { createReadiness } from './operations/readiness.ts';
import type { SocketServerOptions } from './realtime/socket-server.ts';
import type { PagesSettings } from './settings/pages-settings.ts';
import { answerWithoutPages, openHttpServer } from './start/http-server.ts';
import { openDatabase } from './start/open-database.ts';
import { openPages } from './start/open-pages.ts';
import { openSaleroom } from './start/open-saleroom.ts';
import { publicAddress } from './start/public-address.ts';
import { createShutdown } from './start/shutdown.ts';
import { readMigrationState } from './store/migrations/migration-state.ts';

/** A running server. */
export type RunningServer = {
  /** The public origin, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly log: Logger;
  /** Stops in the reverse order of the start: no new requests, then bids in progress are finished, then the database stops. */
  readonly close: () => Promise<void>;
};

export type StartOptions = {
  /** False starts no pages, whatever the role: for tests and benchmarks of the sockets. */
  readonly pages?: boolean;
  /** Receives progress messages for the terminal. */
  readonly print?: (message: string) => void;
  /** Options of the socket server that only tests and benchmarks set. */
  readonly sockets?: Pick<SocketServerOptions, 'limits' | 'optimisations'>;
};

/**
 * Starts the server in the order of the steps below. When a step fails, the earlier ones are stopped again.
 * Rejects with PortTaken when the port is in use.
 */
export async function startServer(environment: Environment, options: StartOptions = {}): Promise<RunningServer> {
  const { print = () => {} } = options;
  const log = createLogger(environment.logLevel);
  const readiness = createReadiness();
  const shutdown = createShutdown();
  const hasSaleroom = environment.role !== 'pages';
  const hasPages = environment.role !== 'saleroom' && options.pages !== false;

  try {
    mkdirSync(environment.folder, { recursive: true });
    // The port comes first: it is the step most likely to fail, and later steps need the address.
    const http = await openHttpServer(environment, readiness);
    shutdown.add(http.close);
    const address = publicAddress(environment, http.port);

    const database = await openDatabase(environment, { log, print, shutdown });
    const { pool } = database.store;
    const operations = await openOperations({
      metrics: environment.metrics,
      databaseGauges: {
        clockOffset: database.clock.offset,
        clockAge: database.clock.age,
        pools: () => ({ ...database.ledger.pools, house: pool }),
      },
      pool,
      readiness,
      about: { version: program.version, role: environment.role, hints: environment.hints },
    });
    shutdown.add(operations.close);

    const settings: PagesSettings = {
      isDevelopment: environment.isDevelopment,
      publicPort: http.port,
      databaseUrl: database.url,
      folder: environment.folder,
      url: address.origin.origin,
      origins: address.allowedOrigins,
      secret: environment.secret,
      attemptsPerMinute: environment.attemptsPerMinute,
      logLevel: environment.logLevel,
      system: operations.system,
    };
    if (hasSaleroom) {
      const authSettings = readAuthSettings(settings);
      await openSaleroom({
        environment,
        httpServer: http.server,
        database,
        address,
        authSettings,
        operations,
        log,
        socketOptions: options.sockets ?? {},
        shutdown,
      });
    }
    const pages = hasPages
      ? await openPages({ environment, settings, address, operations, log, print, shutdown })
      : null;
    http.serve(pages?.request ?? answerWithoutPages);
    http.acceptUpgrades({ socketIo: hasSaleroom, pages: pages?.upgrade ?? null });

    readiness.started({ migrations: () => readMigrationState(pool), clockAge: database.clock.age });
    // A stop begins here (I42): the load balancer is told, and requests in progress are finished.
    shutdown.add(async () => {
      readiness.drain();
      await pause(environment.drainFor);
      await http.drain();
    });
    // Written now, because a killed process writes nothing later. Does nothing without a compile cache (scripts/launch.mjs).
    flushCompileCache();
    return { url: address.origin.origin, port: http.port, databaseUrl: database.url, log, close: shutdown.run };
  } catch (fault) {
    await shutdown.run();
    throw fault;
  }
}
