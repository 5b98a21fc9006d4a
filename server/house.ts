import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { readSession } from './auth/session.ts';
import type { Environment } from './environment.ts';
import { createHouseLog } from './house-log.ts';
import type { Limits } from './realtime/rate-limit.ts';
import { createSocketServer } from './realtime/socket-server.ts';
import { createClosingClock } from './saleroom/closing-clock.ts';
import { createHouseClock } from './saleroom/house-clock.ts';
import type { Announcer } from './saleroom/ports.ts';
import { createSaleroom } from './saleroom/saleroom.ts';
import { checkDurability } from './store/durability.ts';
import { startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { listenForNotices } from './store/house-notices.ts';
import { migrate } from './store/migrate.ts';
import { createPostgresLedger } from './store/postgres-ledger.ts';
import { closeSharedStore, sharedStore } from './store/prisma-client.ts';
import { frontDoor } from './web/front-door.ts';
import { passUpgradeToPages } from './web/pass-to-pages.ts';
import { safeAnswers } from './web/safe-headers.ts';
import { startPages } from './web/start-pages.ts';

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
};

/**
 * Opens the house: database, migrations, saleroom, sockets, pages, in this order; what was opened is closed again when a later step fails.
 * Throws BadEnvironment's kin: an error whose message says what to do.
 */
export async function openHouse(environment: Environment, options: HouseOptions = {}): Promise<House> {
  const say = options.say ?? (() => {});
  const log = createHouseLog(environment.logLevel);
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    while (closers.length) await closers.pop()?.();
  };

  try {
    mkdirSync(environment.folder, { recursive: true });

    // The port first: it is the step most likely to fail, and the address is part of what everything else is told.
    const httpServer = createServer({
      requestTimeout: 60_000,
      headersTimeout: 15_000,
      keepAliveTimeout: 65_000,
      ServerResponse: safeAnswers({ isHttps: environment.url?.startsWith('https:') ?? false }),
    });
    const port = await listen(httpServer, environment);
    closers.push(() => stopListening(httpServer));
    // Named before Socket.IO attaches itself: it takes its own path out of what the server already answers.
    let answer: ReturnType<typeof frontDoor> = sayOpening;
    httpServer.on('request', (request, response) => answer(request, response));
    // Nobody's proxy: Node would hang up without a word.
    httpServer.on('connect', (_request, socket) => {
      socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    });
    const publicOrigin = new URL(environment.url ?? `http://localhost:${port}`);
    const origins = allowedOrigins(environment, port);

    let databaseUrl = environment.databaseUrl;
    if (databaseUrl === null) {
      say('Starting the database.');
      const postgres = await startEmbeddedPostgres({ folder: join(environment.folder, 'postgres'), log });
      closers.push(() => postgres.stop());
      databaseUrl = postgres.url;
    }
    Object.assign(process.env, {
      DATABASE_URL: databaseUrl,
      ROSTRUM_URL: publicOrigin.origin,
      ROSTRUM_ORIGINS: origins.join(','),
      ROSTRUM_SECRET: environment.secret,
      ROSTRUM_FOLDER: environment.folder,
    });

    await migrate(databaseUrl);
    closers.push(closeSharedStore);
    await checkDurability(sharedStore().pool);

    const ledger = createPostgresLedger({ databaseUrl });
    closers.push(() => ledger.close());
    const houseClock = createHouseClock(ledger);
    await houseClock.start();
    closers.push(() => houseClock.stop());

    // The saleroom announces through the sockets, and the sockets give commands to the saleroom: one of the two has to be named first.
    let announcer: Announcer = { lotChanged: () => {} };
    const saleroom = createSaleroom({
      ledger,
      houseClock,
      announcer: { lotChanged: (change) => announcer.lotChanged(change) },
      logFault: (fault, about) => log.error({ err: fault, ...about }, 'fault in the saleroom'),
    });
    closers.push(() => saleroom.stop());
    const notices = await listenForNotices(databaseUrl, log);
    closers.push(() => notices.close());
    const sockets = createSocketServer({
      httpServer,
      saleroom,
      reader: ledger,
      ledger,
      houseClock,
      readSession,
      notices,
      allowedOrigins: origins,
      logger: log,
      ...(options.limits ? { limits: options.limits } : {}),
    });
    announcer = sockets.announcer;
    closers.push(() => sockets.close());
    const closingClock = createClosingClock({
      ledger,
      saleroom,
      houseClock,
      logFault: (fault) => log.error({ err: fault }),
    });
    closingClock.start();
    closers.push(() => closingClock.stop());

    if (options.pages !== false) {
      say('Setting out the pages.');
      const pages = await startPages({ say, variables: { ROSTRUM_PUBLIC_PORT: String(port) } });
      closers.push(() => pages.close());
      answer = frontDoor({
        pages,
        publicOrigin,
        origins,
        development: options.development ?? false,
        logFault: (fault) => log.error({ err: fault }),
      });
      httpServer.on('upgrade', passOrRefuse(options.development ? passUpgradeToPages(pages) : null));
    } else {
      httpServer.on('upgrade', passOrRefuse(null));
    }
    return { url: publicOrigin.origin, port, databaseUrl, log, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** Socket.IO answers its own upgrades; of the others only a development server's may pass, the rest are refused before anybody sees them. */
function passOrRefuse(pass: ReturnType<typeof passUpgradeToPages> | null) {
  return (...[request, socket, head]: Parameters<ReturnType<typeof passUpgradeToPages>>) => {
    if (request.url?.startsWith('/socket.io/')) return;
    if (pass) pass(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
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
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
