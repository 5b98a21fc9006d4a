import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secureResponseClass, securityHeaders } from '../headers/security-headers.ts';
import { defaultRequestLimits, requestGate } from '../requests/request-gate.ts';

const lot = '/auctions/clocks/lots/1';
/** Cached pages never expire here; page-snapshots.test.ts covers expiry. */
const withoutExpiry = { ...defaultRequestLimits.snapshots, maxAge: 1e9, refreshAfter: 1e9 };
const faults: unknown[] = [];
let opened: Server[] = [];
let port: number;
/** The requests that reached the pages. */
let pageRequests: IncomingMessage[];
let render: RequestListener;

/** Like Next, takes the nonce of its scripts from the request's policy. */
const renderPage: RequestListener = (request, response) => {
  const nonce = /'nonce-([^']+)'/.exec(String(request.headers['content-security-policy']))?.[1];
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' });
  response.end(
    `<h1>${JSON.stringify(request.headers)}</h1><script nonce="${nonce}">1</script><script nonce="${nonce}">2</script>`,
  );
};

beforeEach(async () => {
  pageRequests = [];
  render = renderPage;
  port = await openGate('https://house.example');
});
afterEach(async () => {
  for (const server of opened) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  opened = [];
  expect(faults.splice(0)).toEqual([]);
});

async function openGate(url: string, arePagesDown = false): Promise<number> {
  const pagesPort = await listen(
    createServer((request, response) => {
      pageRequests.push(request);
      render(request, response);
    }),
  );
  const publicOrigin = new URL(url);
  const gate = requestGate({
    pages: { port: () => (arePagesDown ? null : pagesPort), close: async () => {} },
    publicOrigin,
    origins: [url],
    logFault: (fault) => faults.push(fault),
    limits: { ...defaultRequestLimits, snapshots: withoutExpiry },
  });
  return listen(
    createServer(
      { ServerResponse: secureResponseClass(securityHeaders({ isHttps: publicOrigin.protocol === 'https:' })) },
      gate,
    ),
  );
}

async function listen(server: Server): Promise<number> {
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

type Response = {
  readonly status: number;
  readonly body: Buffer;
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
};

function get(path: string, headers: Record<string, string> = {}, method = 'GET', at = port): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: at, path, method, headers, agent: false }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      resolve({ status: answer.statusCode ?? 0, body, text: body.toString(), headers: answer.headers });
    });
    sent.once('error', reject);
    sent.end();
  });
}

const nonceIn = ({ headers }: Response) => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
const noncesOf = (text: string) => [...text.matchAll(/<script nonce="([^"]*)">/g)].map(([, nonce]) => nonce);

describe('a public page', () => {
  it('is rendered once for all requests within a short time', async () => {
    const responses = await Promise.all(Array.from({ length: 30 }, () => get(lot)));
    expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
    expect(pageRequests).toHaveLength(1);
  });

  it('has a new nonce in each response and in its policy', async () => {
    const responses = [await get(lot), await get(lot), await get(lot, { 'accept-encoding': 'gzip' })];
    expect(pageRequests).toHaveLength(1);
    const own = responses.map(nonceIn);
    expect(new Set(own).size).toBe(3);
    const texts = responses.map(({ headers, body }) =>
      (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString(),
    );
    expect(texts.map(noncesOf)).toEqual(own.map((nonce) => [nonce, nonce]));
  });

  it('contains nothing of the request that it was rendered for', async () => {
    const response = await get(lot, {
      host: 'evil.example',
      cookie: 'theme=poison',
      'x-forwarded-host': 'poison.example',
      'x-forwarded-proto': 'poison',
      'x-middleware-rewrite': '/poison',
      'x-poison': 'poison',
      'accept-language': 'poison',
      'user-agent': 'poison',
      'content-security-policy': "script-src 'nonce-poison'",
      'x-nonce': 'poison',
    });
    expect(response.text).not.toMatch(/poison|evil/);
    expect(response.text).toContain('"x-forwarded-host":"house.example"');
  });

  it('answers HEAD without a body', async () => {
    const whole = await get(lot);
    const head = await get(lot, {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers['content-length']).toBe(String(whole.body.length));
    expect(pageRequests).toHaveLength(1);
  });

  it('keeps its nonce while a slow client reads it and others are answered', async () => {
    render = (request, response) => {
      const nonce = /'nonce-([^']+)'/.exec(String(request.headers['content-security-policy']))?.[1];
      const script = `<script nonce="${nonce}">1</script>`;
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`${script}${' '.repeat(8_000_000)}${script}`);
    };
    const slow = await new Promise<IncomingMessage>((onResponse) => {
      request({ host: '127.0.0.1', port, path: lot, agent: false }, onResponse).end();
    });
    for (let n = 0; n < 5; n++) await get(lot);
    let text = '';
    for await (const chunk of slow) text += String(chunk);
    const nonce = /'nonce-([^']+)'/.exec(String(slow.headers['content-security-policy']))?.[1];
    expect(noncesOf(text)).toEqual([nonce, nonce]);
    expect(pageRequests).toHaveLength(1);
  });

  it('forbids caches to store it', async () => {
    expect((await get(lot)).headers).toMatchObject({
      'cache-control': 'private, no-store',
      vary: expect.stringContaining('Accept-Encoding'),
    });
  });

  it('is rendered for each signed-in reader alone [I28]', async () => {
    render = (request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<h1>${request.headers.cookie ?? 'nobody'}</h1>`);
    };
    const cookie = '__Host-rostrum.session=ada';
    const responses = [await get(lot), await get(lot, { cookie }), await get(lot)];
    expect(responses.map(({ text }) => text)).toEqual(['<h1>nobody</h1>', `<h1>${cookie}</h1>`, '<h1>nobody</h1>']);
  });

  it('answers 404 each time if it does not exist', async () => {
    render = (_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>No such lot</h1>');
    expect([(await get(lot)).status, (await get(lot)).status]).toEqual([404, 404]);
    expect(pageRequests).toHaveLength(2);
  });

  it('answers 503 while the pages are down', async () => {
    const response = await get(lot, {}, 'GET', await openGate('https://house.example', true));
    expect(response).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
  });

  it('answers 503 when its rendering is cut off', async () => {
    render = (request) => request.socket.destroy();
    expect((await get(lot)).status).toBe(503);
  });
});

describe('every response', () => {
  const safe = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'cross-origin-opener-policy': 'same-origin',
    'strict-transport-security': 'max-age=31536000',
  };
  const noPage = expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'$/);
  const page = expect.stringMatching(
    new RegExp(
      [
        "^(?=.*script-src 'self' 'nonce-[\\w-]{24}' 'strict-dynamic';)",
        "(?=.*object-src 'none')",
        "(?=.*base-uri 'none')",
        "(?=.*frame-ancestors 'none')",
        "(?=.*form-action 'self')",
        "(?=.*connect-src 'self' wss://house\\.example;)",
        '(?!.*script-src[^;]*unsafe).*$',
      ].join(''),
    ),
  );

  it.each<readonly [string, string, string, unknown, Record<string, string>]>([
    ['a public page', 'GET', lot, page, {}],
    ['a personal page', 'GET', '/my-bids', page, { cookie: '__Host-rostrum.session=x' }],
    ['a refusal', 'PUT', '/', noPage, {}],
    ['a refusal on an API path', 'DELETE', '/api/auctions', noPage, {}],
  ])('has the security headers: %s', async (_, method, path, policy, headers) => {
    expect((await get(path, headers, method)).headers).toMatchObject({ ...safe, 'content-security-policy': policy });
  });

  it('has the security headers: JSON, and a picture with a stricter policy of its own', async () => {
    render = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    expect((await get('/api/auctions')).headers).toMatchObject({ ...safe, 'content-security-policy': noPage });
    const sandbox = "default-src 'none'; sandbox";
    render = (_, response) =>
      response.writeHead(200, { 'content-type': 'image/webp', 'content-security-policy': sandbox }).end();
    expect((await get('/pictures/1/320.webp')).headers).toMatchObject({ ...safe, 'content-security-policy': sandbox });
  });

  it('sends no HSTS header without https', async () => {
    const at = await openGate('http://house.example');
    const { headers } = await get(lot, {}, 'GET', at);
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).toContain("connect-src 'self' ws://house.example;");
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });

  it('has its own nonce if it is a page', async () => {
    const responses = await Promise.all([get('/my-bids'), get('/my-bids')]);
    const own = responses.map(nonceIn);
    expect(new Set(own).size).toBe(2);
    expect(responses.map(({ text }) => noncesOf(text))).toEqual(own.map((nonce) => [nonce, nonce]));
  });
});
