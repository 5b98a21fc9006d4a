import { Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { remoteAddress } from '#server/auth/client-address.ts';
import { newNonce, type PagePolicy } from '../headers/content-policy.ts';
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
  'content-security-policy',
  'content-security-policy-report-only',
  'x-nonce',
]);

/** The connections to the pages process. */
export const pagesAgent = new Agent({ keepAlive: true, maxSockets: 256, maxFreeSockets: 32 });

/** The request's headers as the pages process gets them: whose they are is told by the house, not by the client. */
function passedHeaders(
  request: IncomingMessage,
  publicOrigin: URL,
  pagePolicy: string,
  nonce: string,
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !notPassedOn.has(name)) headers[name] = value;
  }
  headers['x-forwarded-for'] = remoteAddress(request) ?? '';
  headers['x-forwarded-host'] = houseHost(request, publicOrigin);
  headers['x-forwarded-proto'] = publicOrigin.protocol.slice(0, -1);
  // From the policy Next takes the nonce of its own scripts; the layout takes it from the header (app/layout.tsx).
  headers['content-security-policy'] = pagePolicy;
  headers['x-nonce'] = nonce;
  return headers;
}

/** The host that Next compares an action's origin with: the door has looked at that origin, and a proxy may have put its own name in `Host`. */
function houseHost({ method, headers }: IncomingMessage, publicOrigin: URL): string {
  if (method === 'POST' && headers.origin !== undefined) return new URL(headers.origin).host;
  return headers.host ?? publicOrigin.host;
}

/** How long a connection may be silent while an answer is under way, milliseconds: a reader who takes nothing holds up the pages. */
export const SILENCE = 60_000;

/**
 * Passes a request to the pages process and its answer back; answers 503 while that process is away. `body` is the request's, read already, or
 * as it arrives; null where it has none. A page gets a policy with a nonce of its own.
 */
export function passToPages(pages: Pages, publicOrigin: URL, policy: PagePolicy) {
  return (request: IncomingMessage, response: ServerResponse, body: Buffer | IncomingMessage | null): void => {
    const port = pages.port();
    if (port === null) {
      sayUnavailable(response);
      return;
    }
    const nonce = newNonce();
    const pagePolicy = policy(nonce);
    const headers = passedHeaders(request, publicOrigin, pagePolicy, nonce);
    if (body !== null) {
      // The pages may answer before they have taken the body, and what is left of it would be read as the next request. So such a connection
      // serves one request only. The house closes it, not the pages: a close with bytes unread would cut their answer off.
      headers.connection = 'keep-alive';
      if (Buffer.isBuffer(body)) headers['content-length'] = String(body.byteLength);
    }
    const inner = ask(
      {
        host: '127.0.0.1',
        port,
        agent: body === null ? pagesAgent : false,
        method: request.method,
        path: request.url,
        headers,
      },
      (answer) => {
        if (response.headersSent) return;
        if (/^text\/html\b/.test(answer.headers['content-type'] ?? ''))
          response.setHeader('content-security-policy', pagePolicy);
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer));
        answer.pipe(response);
        answer.once('error', () => response.destroy());
      },
    );
    inner.once('error', () => {
      if (response.writableEnded) return;
      if (response.headersSent) response.destroy();
      else sayUnavailable(response);
    });
    response.setTimeout(SILENCE, () => response.destroy());
    response.once('close', () => {
      // A reader who leaves must not keep a rendering alive; and what nobody took of a body must not stand before the reader's next request.
      request.unpipe(inner);
      inner.destroy();
      request.resume();
    });
    if (body === null || Buffer.isBuffer(body)) inner.end(body);
    else body.pipe(inner);
  };
}

/** An answer's headers without those that concern one connection only. */
export function endToEnd(answer: IncomingMessage): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && !['connection', 'keep-alive', 'transfer-encoding', 'upgrade'].includes(name))
      headers[name] = value;
  }
  return headers;
}

/** Answers 503 while the pages are away, with a page that loads itself again. */
export function sayUnavailable(response: ServerResponse): void {
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
