import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { flushCompileCache } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import program from '../package.json' with { type: 'json' };
import type { Environment } from './environment.ts';
import { createLogger } from './logger.ts';
import { openSaleroom } from './open-saleroom.ts';
import { createOpenRequests } from './operations/open-requests.ts';
import { openOperations } from './operations/operations.ts';
import { answerProbes } from './operations/probes.ts';
import { createReadiness } from './operations/readiness.ts';
import type { Limits } from './realtime/admission/rate-limit.ts';
import type { SocketServer } from './realtime/socket-server.ts';
import type { Optimisations } from './realtime/transport/lean/optimisations.ts';
import { createDatabaseClock } from './saleroom/clock/database-clock.ts';
import type { Saleroom } from './saleroom/saleroom.ts';
import { checkDurability } from './store/durability.ts';
import { startEmbeddedPostgres } from './store/embedded/embedded-postgres.ts';
import type { HintTransport } from './store/ledger/ledger-hints.ts';
import { createPostgresLedger } from './store/ledger/postgres-ledger.ts';
import { migrate } from './store/migrations/migrate.ts';
import { readMigrationState } from './store/migrations/migration-state.ts';
import { closeSharedStore, sharedStore } from './store/prisma-client.ts';
import { type SecurityHeaders, secureResponseClass, securityHeaders } from './web/headers/security-headers.ts';
import { passUpgradeToPages } from './web/pages/pass-to-pages.ts';
import { type Pages, startPages } from './web/pages/start-pages.ts';
import { refuseOnSocket, refuseUnreadable } from './web/requests/refuse-on-socket.ts';
import { requestGate } from './web/requests/request-gate.ts';

/** How long a house that closes waits for requests of pages under way, milliseconds. */
const PATIENCE = 5_000;

/** A house that is open: its addresses, and how to close it. */
export type House = {
  /** The address that people type, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly log: Logger;
  /** Closes the house in the reverse order of its opening: no new requests, bids in flight are finished, then the database goes. */
  readonly close: () => Promise<void>;
};

export type HouseOptions = {
  /** Hot reload of the pages; without it they must have been built. */
  readonly development?: boolean;
  /** False leaves the pages out: sockets and saleroom alone, as the tests of the wire want them. */
  readonly pages?: boolean;
  readonly say?: (message: string) => void;
  /** What one connection, person and address may ask of the socket door; the shipped limits when it is not given. */
  readonly limits?: Limits;
  /** Switches single optimisations of the lean socket transport off, for a benchmark. */
  readonly optimisations?: Partial<Optimisations>;
};

/**
 * Opens the house: database, migrations, saleroom, sockets, pages, in this order; what was opened is closed again when a later step fails.
 * Throws BadEnvironment's kin: an error whose message says what to do.
 */
export async function openHouse(environment: Environment, options: HouseOptions = {}): Promise<House> {
  const say = options.say ?? (() => {});
  const log = createLogger(environment.logLevel);
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    while (closers.length) await closers.pop()?.();
  };

  try {
    mkdirSync(environment.folder, { recursive: true });

    // The port first: it is the step most likely to fail, and the address is part of what everything else is told.
    const safe = securityHeaders({ isHttps: environment.url?.startsWith('https:') ?? false });
    const httpServer = createServer({
      requestTimeout: 60_000,
      headersTimeout: 15_000,
      keepAliveTimeout: 65_000,
      ServerResponse: secureResponseClass(safe),
    });
    refuseUnreadable(httpServer, safe);
    const port = await listen(httpServer, environment);
    closers.push(() => stopListening(httpServer));
    // Named before Socket.IO attaches itself: it takes its own path out of what the server already answers.
    let answer: ReturnType<typeof requestGate> = sayOpening;
    const readiness = createReadiness();
    const requests = createOpenRequests();
    httpServer.on(
      'request',
      answerProbes(
        readiness,
        requests.count((request, response) => answer(request, response)),
      ),
    );
    // Nobody's proxy: Node would hang up without a word.
    httpServer.on('connect', (_request, socket) => refuseOnSocket(socket, 405, safe));
    const publicOrigin = new URL(environment.url ?? `http://localhost:${port}`);
    const origins = allowedOrigins(environment, port);

    let databaseUrl = environment.databaseUrl;
    if (databaseUrl === null) {
      say('Starting the database.');
      const server = await startEmbeddedPostgres({ folder: join(environment.folder, 'postgres'), log });
      closers.push(() => server.stop());
      databaseUrl = server.url;
    }
    Object.assign(process.env, {
      DATABASE_URL: databaseUrl,
      ROSTRUM_URL: publicOrigin.origin,
      ROSTRUM_ORIGINS: origins.join(','),
      ROSTRUM_SECRET: environment.secret,
      ROSTRUM_FOLDER: environment.folder,
      ROSTRUM_LOG: environment.logLevel,
    });

    await migrate(databaseUrl);
    closers.push(closeSharedStore);
    await checkDurability(sharedStore().pool);

    const postgres = createPostgresLedger({ databaseUrl });
    closers.push(() => postgres.close());
    const databaseClock = createDatabaseClock(postgres);
    await databaseClock.start();
    closers.push(() => databaseClock.stop());

    const hasSaleroom = environment.role !== 'pages';
    const hasPages = environment.role !== 'saleroom' && options.pages !== false;
    let saleroom: Saleroom | null = null;
    let sockets: SocketServer | null = null;
    let pages: Pages | null = null;
    const operations = await openOperations({
      metrics: environment.metrics,
      pool: sharedStore().pool,
      readiness,
      about: { version: program.version, role: environment.role, hints: environment.hints },
      gauges: {
        waitingCommands: () => saleroom?.waiting() ?? 0,
        clockOffset: databaseClock.offset,
        clockAge: databaseClock.age,
        connections: () => sockets?.io.engine.clientsCount ?? 0,
        auctionsWatched: () => sockets?.auctionsWatched() ?? 0,
        pagesAlive: () => pages !== null && pages.port() !== null,
        pools: () => ({ ...postgres.pools, house: sharedStore().pool }),
      },
    });
    closers.push(() => operations.close());

    if (hasSaleroom) {
      const opened = await openSaleroom({
        httpServer,
        postgres,
        databaseClock,
        operations,
        hintTransport: hintTransport(environment, databaseUrl, publicOrigin.origin),
        databaseUrl,
        origins,
        log,
        limits: options.limits,
        transport: environment.transport,
        optimisations: options.optimisations,
        closers,
      });
      saleroom = opened.saleroom;
      sockets = opened.sockets;
    }

    let passUpgrade: ReturnType<typeof passUpgradeToPages> | null = null;
    if (hasPages) {
      say('Setting out the pages.');
      const started = await startPages({
        print: say,
        variables: { ROSTRUM_PUBLIC_PORT: String(port), ...operations.pagesVariables },
      });
      pages = started;
      closers.push(() => started.close());
      answer = requestGate({
        pages: started,
        publicOrigin,
        origins,
        development: options.development ?? false,
        logFault: (fault) => log.error({ err: fault }),
      });
      if (options.development) passUpgrade = passUpgradeToPages(started);
    } else {
      answer = sayElsewhere;
    }
    httpServer.on('upgrade', passOrRefuse(passUpgrade, hasSaleroom, safe));
    readiness.opened({ migrations: () => readMigrationState(sharedStore().pool), clockAge: databaseClock.age });
    // First of all when the house closes (I42): say so, let the load balancer hear it, take nobody in any more, finish what is under way.
    closers.push(async () => {
      readiness.drain();
      await pause(environment.drainFor);
      httpServer.close();
      await requests.finish(PATIENCE);
    });
    // Now, since a house that is killed has no last moment. Nothing happens where the program keeps no compiled code (scripts/launch.mjs).
    flushCompileCache();
    return { url: publicOrigin.origin, port, databaseUrl, log, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** Socket.IO answers its own upgrades; of the others only a development server's may pass, the rest are refused before anybody sees them. */
function passOrRefuse(pass: ReturnType<typeof passUpgradeToPages> | null, hasSaleroom: boolean, safe: SecurityHeaders) {
  return (...[request, socket, head]: Parameters<ReturnType<typeof passUpgradeToPages>>) => {
    if (hasSaleroom && request.url?.startsWith('/socket.io/')) return;
    if (pass) pass(request, socket, head);
    else refuseOnSocket(socket, 404, safe);
  };
}

/** Until the pages are set out, whoever asks is told to come back in a moment. */
function sayOpening(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'text/plain; charset=utf-8',
    'retry-after': '2',
    'cache-control': 'no-store',
  });
  response.end('The house is opening. Try again in a moment.\n');
}

/** A node without pages has nothing but the saleroom's door. */
function sayElsewhere(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end('The pages are at another node of this house.\n');
}

function hintTransport({ hints, redisUrl }: Environment, databaseUrl: string, house: string): HintTransport {
  if (hints === 'redis' && redisUrl !== null) return { by: 'redis', redisUrl, publicUrl: house };
  return hints === 'notify' ? { by: 'notify', databaseUrl } : { by: 'none' };
}

/** The origins whose pages may open a socket or post a form: the public address, or this machine under its two names. */
function allowedOrigins(environment: Environment, port: number): readonly string[] {
  if (environment.url) return [environment.url];
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
}

function listen(server: Server, { port, host }: Environment): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) =>
      reject(
        fault.code === 'EADDRINUSE'
          ? new PortTaken(`Port ${port} is taken. Stop what uses it, or give another: PORT=3001`)
          : fault,
      ),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Another program listens on the port that the house was told to use. */
export class PortTaken extends Error {
  override name = 'PortTaken';
}

function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // It may have stopped listening already; what counts is that its last connection has gone.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
