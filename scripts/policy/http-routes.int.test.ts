import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request as sendRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltAuction, buildAuction } from '#demo/seed/build-auction.ts';
import { buildScenario, type Cast, type Fixture } from '#demo/seed/build-scenario.ts';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openServerProcess, type ServerProcess } from '#server/testing/server-process.ts';
import { builtActions } from './call-action.ts';

// Attacks by strangers on the HTTP endpoints of a complete running server.

const secret = 'the secret of a server for one test';
let server: ServerProcess;
let store: Store;
let folder: string;
let fixture: Fixture;
let draft: BuiltAuction;
let ada: Cast;
let ben: Cast;
let admin: Cast;

beforeAll(async () => {
  folder = makeTemporaryFolder('http-routes');
  server = await openServerProcess(folder, { ROSTRUM_SECRET: secret });
  store = openStore(server.databaseUrl);
  fixture = await buildScenario(store.prisma, secret, { closesIn: 3000 });
  draft = await buildAuction(store.prisma, { status: 'draft', title: 'An auction not yet announced' });
  ada = await fixture.enter('Ada Xylander');
  ben = await fixture.enter('Ben Quackenbush');
  admin = await fixture.enter('Ann', { role: 'admin', paddle: 'none' });
}, 90_000);
afterAll(async () => {
  await store.close();
  await server.signal('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

type Received = { readonly status: number; readonly text: string; readonly headers: IncomingHttpHeaders };

/** Sends a request without normalising its path. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; as?: Cast } = {},
): Promise<Received> {
  const { method = 'GET', headers = {}, body, as } = options;
  const cookie = as ? { cookie: `${as.cookie.name}=${as.cookie.value}` } : {};
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const request = sendRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { host: `localhost:${port}`, ...cookie, ...headers },
        agent: false,
      },
      async (response) => {
        let text = '';
        for await (const chunk of response) text += String(chunk);
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

/** Sends bytes as they are, and returns what arrives until the connection closes or is idle. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const connection = connect(Number(new URL(server.url).port), '127.0.0.1');
    let received = '';
    connection.setTimeout(3_000, () => connection.destroy());
    connection.on('data', (chunk) => {
      received += String(chunk);
    });
    connection.on('error', () => {});
    connection.once('close', () => resolve(received));
    connection.write(text);
  });
}

/** All data that an action could change. */
async function snapshot() {
  const { prisma } = store;
  const tables = await Promise.all([
    prisma.auction.findMany({ orderBy: { id: 'asc' } }),
    prisma.lotImage.findMany({ orderBy: { id: 'asc' } }),
    prisma.user.findMany({ orderBy: { id: 'asc' } }),
    prisma.paddle.findMany({ orderBy: { id: 'asc' } }),
    prisma.session.findMany({ orderBy: { id: 'asc' }, select: { id: true } }),
    prisma.auditEntry.findMany({ orderBy: { seq: 'asc' } }),
    prisma.watch.count(),
    prisma.commandOutcome.count(),
  ]);
  return JSON.stringify(tables, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

describe('private files', () => {
  it.each([
    '/.env',
    '/.env.production',
    '/.git/HEAD',
    '/.git/config',
    '/.npmrc',
    '/.rostrum/secret',
    '/secret',
    '/package.json',
    '/package-lock.json',
    '/prisma/schema.prisma',
    '/server/index.ts',
    '/next.config.js',
    '/.next/BUILD_ID',
    '/_next/../package.json',
    '/_next/static/../../package.json',
    '/_next/static/%2e%2e/%2e%2e/package.json',
    '/_next/static/..%2f..%2fpackage.json',
    '/pictures/..%2f..%2fsecret/320.webp',
    '/pictures/../../secret',
    '/_next/image?url=%2Ficon.svg&w=64&q=75',
    '/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75',
    '/metrics',
    '/debug/pprof',
    '/server-status',
    '/actuator/env',
    '/wp-login.php',
    '/graphql',
    '/socket.io/socket.io.js.map',
  ])('does not serve %s', async (path) => {
    const response = await send(path);
    expect([400, 404]).toContain(response.status);
    expect(response.text).not.toContain(secret);
    expect(response.text).not.toContain('"dependencies"');
  });

  it('serves the scripts of the pages without source maps', async () => {
    const { text } = await send(`/auctions/${fixture.slug}/lots/${fixture.lot.lotNumber}`);
    const scripts = [...new Set([...text.matchAll(/\/_next\/static\/[^"'\\ ]+\.js/g)].map(([path]) => path))];
    expect(scripts.length).toBeGreaterThan(3);
    for (const path of scripts) {
      expect((await send(path)).text, path).not.toContain('sourceMappingURL');
      expect((await send(`${path}.map`)).status, path).toBe(404);
    }
  });
});

describe('a page that the visitor may not see looks like one that does not exist [IDOR]', () => {
  /** A part of a page without the numbers of this response, and without the end of the document. */
  const withoutNumbers = (part: string) =>
    part
      .replace(/"\]\)<\/script>.*$/, '')
      .replace(/^[0-9a-f]{1,3}:/, '')
      .replaceAll(/\$[LQ@h]?[0-9a-f]{1,3}\b/g, '$');
  /** A response without the requested names and without what differs in every response. */
  const normalised = ({ status, text }: Received, ...names: readonly string[]) => {
    let anonymous = text;
    for (const name of names) anonymous = anonymous.replaceAll(name, '…');
    // React sends the parts of a page in the order in which they are ready.
    const parts = anonymous
      .replaceAll(/nonce(="|\\":\\"|":")[^"\\]+/g, 'nonce')
      .replaceAll(/"\]\)<\/script><script(?: nonce")?>self\.__next_f\.push\(\[1,"/g, '')
      .split('\\n');
    return { status, parts: parts.map(withoutNumbers).sort() };
  };

  it.each([
    ['a stranger', () => undefined],
    ['a bidder', () => ada],
    ['an admin, at the public address', () => admin],
  ])('a draft, for %s', async (_, visitor) => {
    const as = visitor();
    const options = as ? { as } : {};
    const unknown = { slug: `fixture-${randomUUID()}`, auctionId: randomUUID() };
    for (const path of [
      '/auctions/SLUG',
      '/auctions/SLUG/lots/1',
      '/auctions/SLUG/lots/1/history',
      '/auctions/SLUG/lots/1/export',
      '/api/auctions/ID',
      '/api/auctions/ID/paddle',
    ]) {
      const at = ({ slug, auctionId }: { slug: string; auctionId: string }) =>
        path.replace('SLUG', slug).replace('ID', auctionId);
      const [hidden, absent] = [await send(at(draft), options), await send(at(unknown), options)];
      expect(normalised(hidden, draft.slug, draft.auctionId), path).toEqual(
        normalised(absent, unknown.slug, unknown.auctionId),
      );
      expect(hidden.text).not.toContain('An auction not yet announced');
    }
  });

  it('the dashboard, for a bidder, with every header and address that Next interprets', async () => {
    for (const path of ['/dashboard', '/dashboard/people', `/dashboard/auctions/${draft.auctionId}/lots`]) {
      for (const headers of [
        {},
        { rsc: '1' },
        { rsc: '1', 'next-router-prefetch': '1' },
        { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
        { rsc: '1', 'next-router-state-tree': encodeURIComponent(JSON.stringify(['', {}, null, 'refetch'])) },
        { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
        { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
        { 'x-matched-path': '/dashboard/people' },
        { 'x-invoke-path': '/dashboard/people' },
        { 'x-now-route-matches': '1' },
        { 'x-nextjs-data': '1' },
        { 'x-original-url': '/' },
        { 'x-rewrite-url': '/' },
      ] as Record<string, string>[]) {
        const response = await send(path, { as: ada, headers });
        expect(response.text, JSON.stringify([path, headers])).not.toMatch(
          /not yet announced|ben\.quackenbush|Add a lot/i,
        );
      }
    }
    for (const path of [
      '/dashboard.rsc',
      '/dashboard/people.rsc',
      '/dashboard.txt',
      '/dashboard.prefetch.rsc',
      '/_next/data/build/dashboard.json',
    ]) {
      expect((await send(path, { as: ada })).status, path).toBe(404);
    }
  });
});

describe('a misleading request', () => {
  it.each([
    ['x-http-method-override', 'DELETE'],
    ['x-http-method', 'DELETE'],
    ['x-method-override', 'PUT'],
  ])('%s: %s has no effect', async (name, value) => {
    const before = await snapshot();
    for (const path of ['/api/auctions', `/api/auctions/${fixture.auctionId}`, '/account']) {
      const [plain, overridden] = [
        await send(path, { as: ada }),
        await send(path, { as: ada, headers: { [name]: value } }),
      ];
      expect(overridden.status).toBe(plain.status);
    }
    expect(await snapshot()).toBe(before);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'])(
    '%s is not allowed by any endpoint',
    async (method) => {
      const before = await snapshot();
      for (const path of [
        '/',
        '/account',
        '/api/auctions',
        `/api/auctions/${fixture.auctionId}/paddle`,
        '/api/auth/sign-out',
      ]) {
        expect((await send(path, { method, as: ada, headers: { origin: server.url } })).status, path).toBe(405);
      }
      expect(await snapshot()).toBe(before);
    },
  );

  it('GET and HEAD change nothing, not even at the address of an action', async () => {
    const before = await snapshot();
    const base = `/dashboard/auctions/${draft.auctionId}`;
    for (const method of ['GET', 'HEAD']) {
      for (const path of [
        '/sign-out',
        '/sign-out?confirm=yes',
        '/api/auth/sign-out',
        '/api/auth/sign-in/email?email=a&password=b',
        `/api/auctions/${fixture.auctionId}/paddle?acceptConditions=true&_method=POST`,
        '/account?name=Mallory',
        `${base}/details?title=Mallory`,
        `${base}/review?publish=1`,
        `/dashboard/people?role=admin&userId=${ada.userId}`,
        `/setup?token=guess`,
      ]) {
        await send(path, { method, as: admin });
      }
    }
    expect(await snapshot()).toBe(before);
  });

  it('with a foreign host gets no link or redirect to that host', async () => {
    for (const headers of [
      { host: 'evil.example' },
      { 'x-forwarded-host': 'evil.example' },
      { forwarded: 'host=evil.example;proto=https' },
      { 'x-forwarded-server': 'evil.example' },
    ] as Record<string, string>[]) {
      for (const path of [
        '/',
        `/auctions/${fixture.slug}/lots/${fixture.lot.lotNumber}`,
        '/dashboard',
        '/account',
        '/sign-in?next=//evil.invalid',
      ]) {
        const response = await send(path, { headers });
        expect(response.text, JSON.stringify([path, headers])).not.toContain('evil.example');
        expect(response.headers.location ?? '', path).not.toMatch(/evil/);
      }
    }
  });

  it('with repeated or malformed parameters gets an ordinary page', async () => {
    for (const query of [
      'page=1&page=2',
      'page[]=1&page[$gt]=0',
      'q=a&q=b&sort=price&sort[]=x',
      '__proto__[admin]=1&constructor[prototype][x]=1',
      'page=-1',
      'page=1e309',
      'page=٣',
      'q=%00%0d%0aSet-Cookie:%20x=y',
      `q=${'x'.repeat(6000)}`,
      "q=' OR 1=1 --",
      'q=%F0%28%8C%28',
    ]) {
      for (const path of [
        '/',
        `/auctions/${fixture.slug}`,
        '/my-bids',
        '/sign-in',
        '/dashboard',
        '/dashboard/people',
      ]) {
        const response = await send(`${path}?${encodeURI(query).replaceAll('%25', '%')}`, { as: admin });
        expect(response.status, `${path}?${query}`).toBeLessThan(500);
        expect(response.headers['set-cookie'] ?? [], query).toEqual([]);
      }
    }
  });

  it('with arguments for an action that no page sends is rejected without a server error', async () => {
    const action = builtActions(process.env.ROSTRUM_BUILD_FOLDER || '.next').get('action sign-in.signIn');
    const post = (body: string) =>
      send('/sign-in', {
        method: 'POST',
        headers: { 'next-action': action?.id ?? '', 'content-type': 'text/plain;charset=UTF-8', origin: server.url },
        body,
      });
    for (const text of [
      '$1',
      '$F1',
      '$Q1',
      '$B1',
      '$nx',
      '$',
      '$5:a:b',
      '$0:constructor',
      '$0:__proto__',
      '$h1',
      '$S1',
    ])
      expect((await post(JSON.stringify([text, 'x']))).status, text).toBe(400);
    const form = { values: {}, problems: {}, refusal: null, done: null };
    expect((await post(JSON.stringify([form, '$K1']))).status).toBe(200);
  });

  it.each([
    ['two lengths', 'POST /sign-in HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd'],
    [
      'a length and chunked encoding',
      'POST /sign-in HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n' +
        'GET /admin HTTP/1.1\r\nHost: h\r\n\r\n',
    ],
    [
      'an unknown transfer encoding',
      'POST /sign-in HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
    ],
    ['a header with a line break in it', 'GET / HTTP/1.1\r\nHost: h\r\nX: a\nEvil: b\r\nY\u0000: c\r\n\r\n'],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost : h\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['headers without an end', `GET / HTTP/1.1\r\nHost: h\r\n${'X-A: y\r\n'.repeat(4000)}\r\n`],
  ])('with %s is rejected and not read as two requests', async (_, text) => {
    const received = await sendRaw(text);
    expect(received).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(received.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(received).toMatch(/content-security-policy: default-src 'none'.*x-content-type-options: nosniff/is);
  });
});

describe('an upgrade', () => {
  it.each([
    [
      'to another host, by an absolute address',
      (trap: number) => `GET http://127.0.0.1:${trap}/latest/meta-data HTTP/1.1`,
    ],
    [
      'to another host, under the path of the sockets',
      (trap: number) => `GET http://127.0.0.1:${trap}/socket.io/?EIO=4&transport=websocket HTTP/1.1`,
    ],
    ['of a page', () => 'GET / HTTP/1.1'],
    ['of the hot reload of development mode', () => 'GET /_next/webpack-hmr HTTP/1.1'],
    ['of a page of the dashboard', () => 'GET /dashboard HTTP/1.1'],
    ['of a path that only begins like that of the sockets', () => 'GET /socket.iox HTTP/1.1'],
    ['by CONNECT, as to a proxy', (trap: number) => `CONNECT 127.0.0.1:${trap} HTTP/1.1`],
  ])('%s is rejected, and the server connects to nobody [SSRF]', async (_, firstLine) => {
    let requests = 0;
    const trap = createServer((_request, response) => {
      requests += 1;
      response.end();
    });
    trap.on('upgrade', (_request, socket) => {
      requests += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const first = firstLine((trap.address() as AddressInfo).port);
    const received = await sendRaw(
      `${first}\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    expect(received).toMatch(/^HTTP\/1\.1 40\d .*x-content-type-options: nosniff/s);
    expect(requests).toBe(0);
    await new Promise((resolve) => trap.close(resolve));
  });
});

describe('personal content', () => {
  it('is not cached', async () => {
    const paths = [
      '/',
      `/auctions/${fixture.slug}`,
      `/auctions/${fixture.slug}/lots/${fixture.lot.lotNumber}`,
      '/my-bids',
      '/account',
    ];
    for (const path of [...paths, `/api/auctions/${fixture.auctionId}/paddle`, '/api/auth/get-session', '/dashboard']) {
      const response = await send(path, { as: ada });
      expect(response.headers['cache-control'] ?? '', path).toMatch(/no-store|private/);
    }
  });

  it('never reaches another visitor who requests the same page at the same time', async () => {
    const paths = [
      '/',
      `/auctions/${fixture.slug}`,
      `/auctions/${fixture.slug}/lots/${fixture.lot.lotNumber}`,
      '/my-bids',
      '/account',
    ];
    const requested = Array.from({ length: 4 }, () => paths).flat();
    const responses = await Promise.all(
      requested.flatMap((path) => [send(path, { as: ada }), send(path, { as: ben }), send(path)]),
    );
    const has = (text: string | undefined, name: string) => (text ?? '').includes(name);
    for (let n = 0; n < responses.length; n += 3) {
      const [adas, bens, strangers] = responses.slice(n, n + 3).map(({ text }) => text);
      expect([has(adas, 'Quackenbush'), has(bens, 'Xylander')]).toEqual([false, false]);
      expect([has(strangers, 'Xylander'), has(strangers, 'Quackenbush')]).toEqual([false, false]);
    }
    // The names do appear in the pages of their owners.
    expect(has((await send('/account', { as: ada })).text, 'Xylander')).toBe(true);
  });
});

it('counts attempts by the address of the connection, whatever address the client claims', async () => {
  const guess = (n: number) =>
    send('/api/auth/sign-in/email', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: server.url,
        'x-forwarded-for': `203.0.113.${n}`,
        'x-real-ip': `203.0.113.${n}`,
        forwarded: `for=203.0.113.${n}`,
      },
      body: JSON.stringify({ email: ada.email, password: `guess ${n}` }),
    });
  const responses = await Promise.all(Array.from({ length: 14 }, (_, n) => guess(n + 1)));
  expect(responses.filter(({ status }) => status === 429)).toHaveLength(4);
});

it('lets no visitor forge a line of the log', async () => {
  const forged = 'level":30,"msg":"FORGED';
  await send(`/api/auctions/%0A%7B%22${encodeURIComponent(forged)}%22%7D%0A`);
  await send('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, 'user-agent': `a\tb ${forged}` },
    body: `{"email":"a@b.example\\n${forged}","password":"x"}`,
  });
  await send('/', { headers: { cookie: `rostrum.session=${encodeURIComponent(`x\n{"${forged}"}`)}` } });
  expect(server.output()).not.toContain('FORGED');
});

it('logs each sign-in attempt, without the password and the e-mail address [ASVS 16.3.1]', async () => {
  const signIn = (email: string, password: string, origin = server.url) =>
    send('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email, password }),
    });
  const lines = () => {
    const output = server.output().split('\n');
    return output
      .filter((line) => line.includes('"/sign-in/email"'))
      .map((line) => JSON.parse(line) as { account: string });
  };
  const before = lines().length;
  await signIn('nobody-of-note@example.com', 'a walnut secretaire');
  await signIn('nobody-of-note@example.com', 'a walnut commode');
  await expect.poll(() => lines().length).toBe(before + 2);
  const [first, second] = lines().slice(before);
  expect(first).toMatchObject({ level: 40, route: '/sign-in/email', outcome: 'UNAUTHENTICATED', address: '127.0.0.1' });
  expect(first?.account).toMatch(/^[\w-]{16}$/);
  expect(second?.account).toBe(first?.account);
  expect(server.output()).not.toMatch(/nobody-of-note|walnut/);
});
