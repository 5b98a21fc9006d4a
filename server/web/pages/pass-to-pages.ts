import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { remoteAddress, type TrustedProxies } from '#server/auth/client-address.ts';
import { newNonce, type PagePolicy } from '../headers/content-policy.ts';
import type { Pages } from './start-pages.ts';

/** Headers of a single connection (RFC 9110, 7.6.1), and headers that only this server may set. */
const blockedRequestHeaders = new Set([
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
  'content-security-policy',
  'content-security-policy-report-only',
  'x-nonce',
]);

/** The connections to the pages process. */
export const pagesAgent = new Agent({ keepAlive: true, maxSockets: 256, maxFreeSockets: 32 });

/** The headers for the pages process. This server, not the client, states the client's address. */
function forwardedHeaders(
  incoming: IncomingMessage,
  { publicOrigin, trustedProxies }: Pick<PassOptions, 'publicOrigin' | 'trustedProxies'>,
  pagePolicy: string,
  nonce: string,
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined && !blockedRequestHeaders.has(name)) headers[name] = value;
  }
  headers['x-forwarded-for'] = remoteAddress(incoming, trustedProxies) ?? '';
  headers['x-forwarded-host'] = forwardedHost(incoming, publicOrigin);
  headers['x-forwarded-proto'] = publicOrigin.protocol.slice(0, -1);
  // Next reads the nonce of its scripts from the policy; the layout reads it from the header
  // (app/layout.tsx).
  headers['content-security-policy'] = pagePolicy;
  headers['x-nonce'] = nonce;
  return headers;
}

/**
 * The host that Next compares an action's origin with. The origin has been checked before
 * (refuse-early.ts), and a proxy may have replaced `Host` with its own name.
 */
function forwardedHost({ method, headers }: IncomingMessage, publicOrigin: URL): string {
  if (method === 'POST' && headers.origin !== undefined) return new URL(headers.origin).host;
  return headers.host ?? publicOrigin.host;
}

/**
 * Milliseconds for which a connection may be idle during a response: a stalled reader blocks the
 * pages.
 */
export const IDLE_TIMEOUT = 60_000;

export type PassOptions = {
  readonly pages: Pages;
  readonly publicOrigin: URL;
  readonly policy: PagePolicy;
  readonly trustedProxies: TrustedProxies;
};

/**
 * Forwards a request to the pages process and its response back; answers 503 while that process is
 * down. `body` is the buffered body, or the request itself to stream it; null without a body. Each
 * page gets a policy with its own nonce.
 */
export function passToPages({ pages, policy, ...origin }: PassOptions) {
  return (incoming: IncomingMessage, response: ServerResponse, body: Buffer | IncomingMessage | null): void => {
    const port = pages.port();
    if (port === null) {
      sendUnavailable(response);
      return;
    }
    const nonce = newNonce();
    const pagePolicy = policy(nonce);
    const headers = forwardedHeaders(incoming, origin, pagePolicy, nonce);
    if (body !== null) {
      // The pages may answer before they have read the whole body, and its rest would be parsed as
      // the next request. So such a connection serves one request only. This server closes it: if
      // the pages closed it with bytes unread, their response would be cut off.
      headers.connection = 'keep-alive';
      if (Buffer.isBuffer(body)) headers['content-length'] = String(body.byteLength);
    }
    const forwarded = request(
      {
        host: '127.0.0.1',
        port,
        agent: body === null ? pagesAgent : false,
        method: incoming.method,
        path: incoming.url,
        headers,
      },
      (answer) => {
        if (response.headersSent) return;
        if (/^text\/html\b/.test(answer.headers['content-type'] ?? ''))
          response.setHeader('content-security-policy', pagePolicy);
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEndHeaders(answer));
        answer.pipe(response);
        answer.once('error', () => response.destroy());
      },
    );
    forwarded.once('error', () => {
      if (response.writableEnded) return;
      if (response.headersSent) response.destroy();
      else sendUnavailable(response);
    });
    response.setTimeout(IDLE_TIMEOUT, () => response.destroy());
    response.once('close', () => {
      // A client that left must not keep a render alive, and an unread rest of its body must not
      // precede the client's next request.
      incoming.unpipe(forwarded);
      forwarded.destroy();
      incoming.resume();
    });
    if (body === null || Buffer.isBuffer(body)) forwarded.end(body);
    else body.pipe(forwarded);
  };
}

/** A response's headers without those of a single connection. */
export function endToEndHeaders(answer: IncomingMessage): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && !['connection', 'keep-alive', 'transfer-encoding', 'upgrade'].includes(name))
      headers[name] = value;
  }
  return headers;
}

/** Answers 503 with a page that reloads itself, while the pages process is down. */
export function sendUnavailable(response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'retry-after': '2',
    'cache-control': 'no-store',
  });
  response.end(
    '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>One moment · Rostrum</title>' +
      '<p>One moment: the pages are restarting. This page reloads automatically. ' +
      'Bids that were acknowledged are safe.</p>',
  );
}

/**
 * Forwards a development server's hot-reload socket. In production only Socket.IO may upgrade a
 * connection.
 */
export function passUpgradeToPages(pages: Pages) {
  return (incoming: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const port = pages.port();
    if (port === null || !incoming.url?.startsWith('/_next/')) {
      socket.destroy();
      return;
    }
    const forwarded = request({
      host: '127.0.0.1',
      port,
      method: 'GET',
      path: incoming.url,
      headers: incoming.headers,
    });
    forwarded.once('upgrade', (answer, pagesSocket, pagesHead) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
      if (pagesHead.length) socket.write(pagesHead);
      if (head.length) pagesSocket.write(head);
      pagesSocket.pipe(socket).pipe(pagesSocket);
      pagesSocket.on('error', () => socket.destroy());
      socket.on('error', () => pagesSocket.destroy());
    });
    forwarded.once('error', () => socket.destroy());
    forwarded.end();
  };
}
