import { request as ask, createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestGate, shippedRequestLimits } from '../requests/request-gate.ts';
import { safeAnswers, securityHeaders } from '../headers/security-headers.ts';

const lot = '/auctions/clocks/lots/1';
/** A page that is kept stays: what a second is, page-snapshots.test.ts looks at. */
const lasting = { ...shippedRequestLimits.snapshots, lasts: 1e9, renewedAfter: 1e9 };
const faults: unknown[] = [];
let opened: Server[] = [];
let port: number;
/** The requests that the pages were asked, as they arrived. */
let asked: IncomingMessage[];
let render: RequestListener;

/** As Next does it: the nonce of its scripts is the one that the request's policy names. */
const renderPage: RequestListener = (request, response) => {
  const nonce = /'nonce-([^']+)'/.exec(String(request.headers['content-security-policy']))?.[1];
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' });
  response.end(
    `<h1>${JSON.stringify(request.headers)}</h1><script nonce="${nonce}">1</script><script nonce="${nonce}">2</script>`,
  );
};

beforeEach(async () => {
  asked = [];
  render = renderPage;
  port = await openHouse('https://house.example');
});
afterEach(async () => {
  for (const server of opened) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  opened = [];
  expect(faults.splice(0)).toEqual([]);
});

async function openHouse(url: string, arePagesAway = false): Promise<number> {
  const pagesPort = await listen(
    createServer((request, response) => {
      asked.push(request);
      render(request, response);
    }),
  );
  const publicOrigin = new URL(url);
  const door = requestGate({
    pages: { port: () => (arePagesAway ? null : pagesPort), close: async () => {} },
    publicOrigin,
    origins: [url],
    logFault: (fault) => faults.push(fault),
    limits: { ...shippedRequestLimits, snapshots: lasting },
  });
  return listen(
    createServer(
      { ServerResponse: safeAnswers(securityHeaders({ isHttps: publicOrigin.protocol === 'https:' })) },
      door,
    ),
  );
}

async function listen(server: Server): Promise<number> {
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

type Told = {
  readonly status: number;
  readonly body: Buffer;
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
};

function get(path: string, headers: Record<string, string> = {}, method = 'GET', at = port): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port: at, path, method, headers, agent: false }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      resolve({ status: answer.statusCode ?? 0, body, text: body.toString(), headers: answer.headers });
    });
    sent.once('error', reject);
    sent.end();
  });
}

const nonceIn = ({ headers }: Told) => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
const noncesOf = (text: string) => [...text.matchAll(/<script nonce="([^"]*)">/g)].map(([, nonce]) => nonce);

describe('a public page', () => {
  it('is rendered once for all who ask within a moment', async () => {
    const told = await Promise.all(Array.from({ length: 30 }, () => get(lot)));
    expect(told.map(({ status }) => status)).toEqual(told.map(() => 200));
    expect(asked).toHaveLength(1);
  });

  it('bears another nonce in each answer, and the policy names it', async () => {
    const told = [await get(lot), await get(lot), await get(lot, { 'accept-encoding': 'gzip' })];
    expect(asked).toHaveLength(1);
    const own = told.map(nonceIn);
    expect(new Set(own).size).toBe(3);
    const texts = told.map(({ headers, body }) =>
      (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString(),
    );
    expect(texts.map(noncesOf)).toEqual(own.map((nonce) => [nonce, nonce]));
  });

  it('shows nothing of the request that it was rendered for', async () => {
    const told = await get(lot, {
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
    expect(told.text).not.toMatch(/poison|evil/);
    expect(told.text).toContain('"x-forwarded-host":"house.example"');
  });

  it('is told of without a body to whoever asks for its head', async () => {
    const whole = await get(lot);
    const head = await get(lot, {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers['content-length']).toBe(String(whole.body.length));
    expect(asked).toHaveLength(1);
  });

  it('reaches a slow reader with the nonce that it was begun with, whoever is answered meanwhile', async () => {
    render = (request, response) => {
      const nonce = /'nonce-([^']+)'/.exec(String(request.headers['content-security-policy']))?.[1];
      const script = `<script nonce="${nonce}">1</script>`;
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`${script}${' '.repeat(8_000_000)}${script}`);
    };
    const slow = await new Promise<IncomingMessage>((begun) => {
      ask({ host: '127.0.0.1', port, path: lot, agent: false }, begun).end();
    });
    for (let n = 0; n < 5; n++) await get(lot);
    let text = '';
    for await (const chunk of slow) text += String(chunk);
    const nonce = /'nonce-([^']+)'/.exec(String(slow.headers['content-security-policy']))?.[1];
    expect(noncesOf(text)).toEqual([nonce, nonce]);
    expect(asked).toHaveLength(1);
  });

  it('is nobody’s to keep', async () => {
    expect((await get(lot)).headers).toMatchObject({
      'cache-control': 'private, no-store',
      vary: expect.stringContaining('Accept-Encoding'),
    });
  });

  it('of somebody who is signed in is their own [I28]', async () => {
    render = (request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<h1>${request.headers.cookie ?? 'nobody'}</h1>`);
    };
    const cookie = '__Host-rostrum.session=ada';
    const told = [await get(lot), await get(lot, { cookie }), await get(lot)];
    expect(told.map(({ text }) => text)).toEqual(['<h1>nobody</h1>', `<h1>${cookie}</h1>`, '<h1>nobody</h1>']);
  });

  it('that is not there is said not to be there, every time', async () => {
    render = (_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>No such lot</h1>');
    expect([(await get(lot)).status, (await get(lot)).status]).toEqual([404, 404]);
    expect(asked).toHaveLength(2);
  });

  it('is promised for later while the pages are away', async () => {
    const told = await get(lot, {}, 'GET', await openHouse('https://house.example', true));
    expect(told).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
  });

  it('whose rendering breaks off is promised for later, too', async () => {
    render = (request) => request.socket.destroy();
    expect((await get(lot)).status).toBe(503);
  });
});

describe('every answer', () => {
  const safe = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'cross-origin-opener-policy': 'same-origin',
    'strict-transport-security': 'max-age=31536000',
  };
  const noPage = expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'$/);
  const page = expect.stringMatching(
    /^(?=.*script-src 'self' 'nonce-[\w-]{24}' 'strict-dynamic';)(?=.*object-src 'none')(?=.*base-uri 'none')(?=.*frame-ancestors 'none')(?=.*form-action 'self')(?=.*connect-src 'self' wss:\/\/house\.example;)(?!.*script-src[^;]*unsafe).*$/,
  );

  it.each<readonly [string, string, string, unknown, Record<string, string>]>([
    ['a public page', 'GET', lot, page, {}],
    ['a page of somebody’s own', 'GET', '/my-bids', page, { cookie: '__Host-rostrum.session=x' }],
    ['a refusal', 'PUT', '/', noPage, {}],
    ['a refusal to a program', 'DELETE', '/api/auctions', noPage, {}],
  ])('such as %s is safe', async (_, method, path, policy, headers) => {
    expect((await get(path, headers, method)).headers).toMatchObject({ ...safe, 'content-security-policy': policy });
  });

  it('such as JSON or a picture is safe, and keeps a stricter policy of its own', async () => {
    render = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    expect((await get('/api/auctions')).headers).toMatchObject({ ...safe, 'content-security-policy': noPage });
    const sandbox = "default-src 'none'; sandbox";
    render = (_, response) =>
      response.writeHead(200, { 'content-type': 'image/webp', 'content-security-policy': sandbox }).end();
    expect((await get('/pictures/1/320.webp')).headers).toMatchObject({ ...safe, 'content-security-policy': sandbox });
  });

  it('of a house without https promises no https', async () => {
    const at = await openHouse('http://house.example');
    const { headers } = await get(lot, {}, 'GET', at);
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).toContain("connect-src 'self' ws://house.example;");
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });

  it('that is a page has a nonce of its own', async () => {
    const told = await Promise.all([get('/my-bids'), get('/my-bids')]);
    const own = told.map(nonceIn);
    expect(new Set(own).size).toBe(2);
    expect(told.map(({ text }) => noncesOf(text))).toEqual(own.map((nonce) => [nonce, nonce]));
  });
});
