import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOpenRequests } from '../operations/open-requests.ts';
import { answerProbes } from '../operations/probes.ts';
import { secureResponseClass, securityHeaders } from '../web/headers/security-headers.ts';
import type { passUpgradeToPages } from '../web/pages/pass-to-pages.ts';
import { refuseOnSocket, refuseUnreadable } from '../web/requests/refuse-on-socket.ts';
import type { StartContext } from './start-context.ts';

/** How long a stopping server waits for page requests in progress, milliseconds. */
const DRAIN_TIMEOUT = 5_000;

type UpgradeListener = ReturnType<typeof passUpgradeToPages>;

/** The public port. Until `serve` is called it answers 503 to everything but probes. */
export type HttpServer = {
  readonly server: Server;
  readonly port: number;
  readonly serve: (listener: RequestListener) => void;
  /** Refuses upgrades, except Socket.IO's own, and those that `pages` accepts. */
  readonly acceptUpgrades: (options: { readonly socketIo: boolean; readonly pages: UpgradeListener | null }) => void;
  /** Stops listening, and resolves when the requests in progress have been answered. */
  readonly drain: () => Promise<void>;
};

/** Listens on the public port. Rejects with PortTaken when another program uses it. */
export async function openHttpServer({ environment, readiness, shutdown }: StartContext): Promise<HttpServer> {
  const { port, host, url } = environment;
  const headers = securityHeaders({ isHttps: url?.startsWith('https:') ?? false });
  const server = createServer({
    requestTimeout: 60_000,
    headersTimeout: 15_000,
    keepAliveTimeout: 65_000,
    ServerResponse: secureResponseClass(headers),
  });
  refuseUnreadable(server, headers);
  const requests = createOpenRequests();
  let listener: RequestListener = (_request, response) => answerStarting(response);
  // Socket.IO attaches later and keeps this listener for paths other than its own.
  server.on(
    'request',
    answerProbes(
      readiness,
      requests.count((request, response) => listener(request, response)),
    ),
  );
  // Without a listener Node would close a CONNECT request without an answer.
  server.on('connect', (_request, socket) => refuseOnSocket(socket, 405, headers));

  const listeningPort = await listen(server, port, host);
  shutdown.add(() => closeServer(server));
  return {
    server,
    port: listeningPort,
    serve: (next) => {
      listener = next;
    },
    acceptUpgrades: ({ socketIo, pages }) => {
      server.on('upgrade', (request, socket, head) => {
        if (socketIo && request.url?.startsWith('/socket.io/')) return;
        if (pages) pages(request, socket, head);
        else refuseOnSocket(socket, 404, headers);
      });
    },
    drain: async () => {
      server.close();
      await requests.finish(DRAIN_TIMEOUT);
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // The callback runs when the last connection is closed, also if the server has stopped
    // listening before.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function answerStarting(response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'text/plain; charset=utf-8',
    'retry-after': '2',
    'cache-control': 'no-store',
  });
  response.end('The server is starting. Try again in a moment.\n');
}

/** Answers page requests on a node without pages. */
export const answerWithoutPages: RequestListener = (_request, response) => {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end('This node serves no pages. Another node of this server does.\n');
};

function listen(server: Server, port: number, host: string): Promise<number> {
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

/** Another program listens on the configured port. */
export class PortTaken extends Error {
  override name = 'PortTaken';
}
