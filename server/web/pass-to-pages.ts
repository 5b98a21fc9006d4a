import { Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Pages } from './start-pages.ts';

/** Headers that concern one connection only and must not be passed on (RFC 9110, 7.6.1), and those that only the house may set. */
const notPassedOn = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'forwarded',
  'x-real-ip',
  'x-middleware-subrequest',
]);

const agent = new Agent({ keepAlive: true, maxSockets: 128, maxFreeSockets: 32 });

/** The request's headers as the pages process gets them: whose they are is told by the house, not by the client. */
function passedHeaders(request: IncomingMessage, publicOrigin: URL): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !notPassedOn.has(name)) headers[name] = value;
  }
  headers['x-forwarded-for'] = request.socket.remoteAddress ?? '';
  headers['x-forwarded-host'] = request.headers.host ?? publicOrigin.host;
  headers['x-forwarded-proto'] = publicOrigin.protocol.slice(0, -1);
  return headers;
}

/** Passes a page request to the pages process and its answer back, both as streams; answers 503 while that process is away. */
export function passToPages(pages: Pages, publicOrigin: URL) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const port = pages.port();
    if (port === null) {
      sayUnavailable(response);
      return;
    }
    const inner = ask(
      {
        host: '127.0.0.1',
        port,
        agent,
        method: request.method,
        path: request.url,
        headers: passedHeaders(request, publicOrigin),
      },
      (answer) => {
        response.writeHead(
          answer.statusCode ?? 502,
          answer.statusMessage,
          answer.rawHeaders.length ? endToEnd(answer) : {},
        );
        answer.pipe(response);
        answer.once('error', () => response.destroy());
      },
    );
    inner.once('error', () => {
      if (response.headersSent) response.destroy();
      else sayUnavailable(response);
    });
    // A reader who leaves must not keep a rendering alive.
    response.once('close', () => inner.destroy());
    request.pipe(inner);
  };
}

function endToEnd(answer: IncomingMessage): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && !['connection', 'keep-alive', 'transfer-encoding', 'upgrade'].includes(name))
      headers[name] = value;
  }
  return headers;
}

function sayUnavailable(response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'retry-after': '2',
    'cache-control': 'no-store',
  });
  response.end(
    '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>One moment · Rostrum</title>' +
      '<p>One moment: the pages are being set out again. This page reloads by itself. Bids that were acknowledged are safe.</p>',
  );
}

/** Passes a development server's hot-reload socket on. Used in development only: in production nothing but Socket.IO may upgrade. */
export function passUpgradeToPages(pages: Pages) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const port = pages.port();
    if (port === null || !request.url?.startsWith('/_next/')) {
      socket.destroy();
      return;
    }
    const inner = ask({ host: '127.0.0.1', port, method: 'GET', path: request.url, headers: request.headers });
    inner.once('upgrade', (answer, innerSocket, innerHead) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
      if (innerHead.length) socket.write(innerHead);
      if (head.length) innerSocket.write(head);
      innerSocket.pipe(socket).pipe(innerSocket);
      innerSocket.on('error', () => socket.destroy());
      socket.on('error', () => innerSocket.destroy());
    });
    inner.once('error', () => socket.destroy());
    inner.end();
  };
}
