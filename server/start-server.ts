import { mkdirSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Environment } from './environment.ts';
import { answerWithoutPages, type HttpServer, openHttpServer } from './start/http-server.ts';
import { type Database, openDatabase } from './start/open-database.ts';
import { openNodeOperations } from './start/open-node-operations.ts';
import { openPages } from './start/open-pages.ts';
import { openSaleroom } from './start/open-saleroom.ts';
import { pagesSettingsFor } from './start/pages-settings-for.ts';
import { publicAddress } from './start/public-address.ts';
import { createStartContext, type StartContext, type StartOptions } from './start/start-context.ts';
import { readMigrationState } from './store/migrations/migration-state.ts';

/** A running server. */
export type RunningServer = {
  /** The public origin, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly log: Logger;
  /**
   * Stops in the reverse order of the start: no new requests, then bids in progress are finished,
   * then the database stops.
   */
  readonly close: () => Promise<void>;
};

/**
 * Starts the server, step by step. When a step fails, the earlier ones are stopped again. Rejects
 * with PortTaken when the port is in use.
 */
export async function startServer(environment: Environment, options: StartOptions = {}): Promise<RunningServer> {
  const context = createStartContext(environment, options);
  const { shutdown, log } = context;
  try {
    mkdirSync(environment.folder, { recursive: true });
    // The port comes first: it is the step most likely to fail, and later steps need the address.
    const http = await openHttpServer(context);
    const address = publicAddress(environment, http.port);
    const database = await openDatabase(context);
    const operations = await openNodeOperations(context, database);
    const settings = pagesSettingsFor(environment, { http, address, database, operations });
    if (context.hasSaleroom) await openSaleroom(context, { http, address, database, operations, settings });
    const pages = context.hasPages ? await openPages(context, { address, operations, settings }) : null;
    http.serve(pages?.request ?? answerWithoutPages);
    http.acceptUpgrades({ socketIo: context.hasSaleroom, pages: pages?.upgrade ?? null });
    becomeReady(context, database);
    drainFirst(context, http);
    // Written now, because a killed process writes nothing later. Does nothing without a compile
    // cache (scripts/launch.mjs).
    flushCompileCache();
    return { url: address.origin.origin, port: http.port, databaseUrl: database.url, log, close: shutdown.run };
  } catch (fault) {
    await shutdown.run();
    throw fault;
  }
}

function becomeReady({ readiness }: StartContext, { store, clock }: Database): void {
  readiness.started({ migrations: () => readMigrationState(store.pool), clockAge: clock.age });
}

/**
 * A stop begins here (I42): the load balancer sees that this node is not ready, and requests in
 * progress are finished.
 */
function drainFirst({ shutdown, readiness, environment }: StartContext, http: HttpServer): void {
  shutdown.add(async () => {
    readiness.drain();
    await pause(environment.drainFor);
    await http.drain();
  });
}
