import type { Logger } from 'pino';
import type { Environment } from '../environment.ts';
import { createLogger } from '../logger.ts';
import { createReadiness, type Readiness } from '../operations/readiness.ts';
import type { SocketServerOptions } from '../realtime/socket-server.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';

export type StartOptions = {
  /** False starts no pages, whatever the role: for tests and benchmarks of the sockets. */
  readonly pages?: boolean;
  /** Receives progress messages for the terminal. */
  readonly print?: (message: string) => void;
  /** Options of the socket server that only tests and benchmarks set. */
  readonly sockets?: Pick<SocketServerOptions, 'limits' | 'optimisations'>;
};

/** What each step of the start needs. */
export type StartContext = {
  readonly environment: Environment;
  readonly hasSaleroom: boolean;
  readonly hasPages: boolean;
  readonly socketOptions: NonNullable<StartOptions['sockets']>;
  readonly print: (message: string) => void;
  readonly log: Logger;
  readonly readiness: Readiness;
  /** Each step adds how to close what it has started. */
  readonly shutdown: Shutdown;
};

export function createStartContext(environment: Environment, options: StartOptions): StartContext {
  return {
    environment,
    hasSaleroom: environment.role !== 'pages',
    hasPages: environment.role !== 'saleroom' && options.pages !== false,
    socketOptions: options.sockets ?? {},
    print: options.print ?? (() => {}),
    log: createLogger(environment.logLevel),
    readiness: createReadiness(),
    shutdown: createShutdown(),
  };
}
