import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { request as ask, createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltAuction, buildAuction } from '#demo/seed/build-auction.ts';
import { buildScenario, type Cast, type Fixture } from '#demo/seed/build-scenario.ts';
import { makeTemporaryFolder } from '#server/store/embedded/temporary-folder.ts';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { openServerProcess, type ServerProcess } from '#server/testing/server-process.ts';
import { builtActions } from './call-action.ts';

// What strangers try at the HTTP door of a real house, with everything behind it.

const secret = 'a secret for houses that live for one test only';
let house: ServerProcess;
let store: Store;
let folder: string;
let fixture: Fixture;
let draft: BuiltAuction;
let ada: Cast;
let ben: Cast;
let admin: Cast;

beforeAll(async () => {
  folder = makeTemporaryFolder('doors');
  house = await openServerProcess(folder, { ROSTRUM_SECRET: secret });
  store = openStore(house.databaseUrl);
  fixture = await buildScenario(store.prisma, secret, { closesIn: 3000 });
  draft = await buildAuction(store.prisma, { status: 'draft', title: 'A sale that nobody knows of yet' });
  ada = await fixture.enter('Ada Xylander');
  ben = await fixture.enter('Ben Quackenbush');
  admin = await fixture.enter('Ann', { role: 'admin', paddle: 'none' });
}, 90_000);
afterAll(async () => {
  await store.close();
  await house.signal('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

type Told = { readonly status: number; readonly text: string; readonly headers: IncomingHttpHeaders };

/** Sends a request with its path untouched. */
function send(
  path: string,
  how: { method?: string; headers?: Record<string, string>; body?: string; as?: Cast } = {},
): Promise<Told> {
  const { method = 'GET', headers = {}, body, as } = how;
  const cookie = as ? { cookie: `${as.cookie.name}=${as.cookie.value}` } : {};
  const { port } = new URL(house.url);
  return new Promise((resolve, reject) => {
    const sent = ask(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { host: `localhost:${port}`, ...cookie, ...headers },
        agent: false,
      },
      async (answer) => {
        let text = '';
        for await (const chunk of answer) text += String(chunk);
        resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers });
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Sends bytes as they are, and hears what comes until the line is closed or silent. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const line = connect(Number(new URL(house.url).port), '127.0.0.1');
    let heard = '';
    line.setTimeout(3_000, () => line.destroy());
    line.on('data', (chunk) => {
      heard += String(chunk);
    });
    line.on('error', () => {});
    line.once('close', () => resolve(heard));
    line.write(text);
  });
}

/** Everything that a deed could have changed. */
async function everything() {
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

describe('files that are none of anybody’s business', () => {
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
    '/server/house.ts',
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
  ])('%s is not there', async (path) => {
    const told = await send(path);
    expect([400, 404]).toContain(told.status);
    expect(told.text).not.toContain(secret);
    expect(told.text).not.toContain('"dependencies"');
  });

  it('the scripts of the pages come without their sources', async () => {
    const { text } = await send(`/auctions/${fixture.slug}/lots/${fixture.lot.lotNumber}`);
    const scripts = [...new Set([...text.matchAll(/\/_next\/static\/[^"'\\ ]+\.js/g)].map(([path]) => path))];
    expect(scripts.length).toBeGreaterThan(3);
    for (const path of scripts) {
      expect((await send(path)).text, path).not.toContain('sourceMappingURL');
      expect((await send(`${path}.map`)).status, path).toBe(404);
    }
  });
});

describe('what somebody may not know of is as if it were not there [IDOR]', () => {
  /** A part without the numbers that it has in this answer, and without the end of the page behind the last one. */
  const numberless = (part: string) =>
    part
      .replace(/"\]\)<\/script>.*$/, '')
      .replace(/^[0-9a-f]{1,3}:/, '')
      .replaceAll(/\$[LQ@h]?[0-9a-f]{1,3}\b/g, '$');
  /** An answer without what was asked for and what is new in every answer. */
  const bare = ({ status, text }: Told, ...names: readonly string[]) => {
    let bared = text;
    for (const name of names) bared = bared.replaceAll(name, '…');
    // React tells the parts of a page in the order in which they are ready.
    const parts = bared
      .replaceAll(/nonce(="|\\":\\"|":")[^"\\]+/g, 'nonce')
      .replaceAll('"])</script><script>self.__next_f.push([1,"', '')
      .split('\\n');
    return { status, parts: parts.map(numberless).sort() };
  };

  it.each([
    ['a stranger', () => undefined],
    ['a bidder', () => ada],
    ['an admin, at the public address', () => admin],
  ])('a draft, to %s', async (_, as) => {
    const who = as();
    const passed = who ? { as: who } : {};
    const unknown = { slug: `stage-${randomUUID()}`, auctionId: randomUUID() };
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
      const [hidden, absent] = [await send(at(draft), passed), await send(at(unknown), passed)];
      expect(bare(hidden, draft.slug, draft.auctionId), path).toEqual(bare(absent, unknown.slug, unknown.auctionId));
      expect(hidden.text).not.toContain('A sale that nobody knows of yet');
    }
  });

  it('the dashboard, to a bidder, whichever way Next may be asked for it', async () => {
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
        const told = await send(path, { as: ada, headers });
        expect(told.text, JSON.stringify([path, headers])).not.toMatch(
          /nobody knows of yet|ben\.quackenbush|Add a lot/i,
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

describe('a request that says that it is another one', () => {
  it.each([
    ['x-http-method-override', 'DELETE'],
    ['x-http-method', 'DELETE'],
    ['x-method-override', 'PUT'],
  ])('%s: %s is not listened to', async (name, value) => {
    const before = await everything();
    for (const path of ['/api/auctions', `/api/auctions/${fixture.auctionId}`, '/account']) {
      const [plain, said] = [await send(path, { as: ada }), await send(path, { as: ada, headers: { [name]: value } })];
      expect(said.status).toBe(plain.status);
    }
    expect(await everything()).toBe(before);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'])('%s is a method of no door', async (method) => {
    const before = await everything();
    for (const path of [
      '/',
      '/account',
      '/api/auctions',
      `/api/auctions/${fixture.auctionId}/paddle`,
      '/api/auth/sign-out',
    ]) {
      expect((await send(path, { method, as: ada, headers: { origin: house.url } })).status, path).toBe(405);
    }
    expect(await everything()).toBe(before);
  });

  it('nothing changes by looking: neither at a page nor at the address of a deed', async () => {
    const before = await everything();
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
    expect(await everything()).toBe(before);
  });

  it('whose host is another’s gets no address of it, and is led nowhere else', async () => {
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
        const told = await send(path, { headers });
        expect(told.text, JSON.stringify([path, headers])).not.toContain('evil.example');
        expect(told.headers.location ?? '', path).not.toMatch(/evil/);
      }
    }
  });

  it('whose parameters come twice, or are no texts, is a page like another', async () => {
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
        const told = await send(`${path}?${encodeURI(query).replaceAll('%25', '%')}`, { as: admin });
        expect(told.status, `${path}?${query}`).toBeLessThan(500);
        expect(told.headers['set-cookie'] ?? [], query).toEqual([]);
      }
    }
  });

  it('and sends an action arguments that no page of the house sends is told so: none is a fault of the house', async () => {
    const action = builtActions(process.env.ROSTRUM_BUILD_FOLDER || '.next').get('action sign-in.signIn');
    const post = (body: string) =>
      send('/sign-in', {
        method: 'POST',
        headers: { 'next-action': action?.id ?? '', 'content-type': 'text/plain;charset=UTF-8', origin: house.url },
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
      'a length beside chunks',
      'POST /sign-in HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\nHost: h\r\n\r\n',
    ],
    ['chunks by another name', 'POST /sign-in HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a header with a line break in it', 'GET / HTTP/1.1\r\nHost: h\r\nX: a\nEvil: b\r\nY\u0000: c\r\n\r\n'],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost : h\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['headers without an end', `GET / HTTP/1.1\r\nHost: h\r\n${'X-A: y\r\n'.repeat(4000)}\r\n`],
  ])('with %s is refused, and nothing of it is taken for a second one', async (_, text) => {
    const heard = await sendRaw(text);
    expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(heard.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(heard).toMatch(/content-security-policy: default-src 'none'.*x-content-type-options: nosniff/is);
  });
});

describe('an upgrade', () => {
  it.each([
    [
      'to another house, by an absolute address',
      (trap: number) => `GET http://127.0.0.1:${trap}/latest/meta-data HTTP/1.1`,
    ],
    [
      'to another house, under the sockets’ path',
      (trap: number) => `GET http://127.0.0.1:${trap}/socket.io/?EIO=4&transport=websocket HTTP/1.1`,
    ],
    ['of a page', () => 'GET / HTTP/1.1'],
    ['of the hot reload of a house in development', () => 'GET /_next/webpack-hmr HTTP/1.1'],
    ['of a door of the dashboard', () => 'GET /dashboard HTTP/1.1'],
    ['of a path that only begins alike', () => 'GET /socket.iox HTTP/1.1'],
    ['by way of a proxy', (trap: number) => `CONNECT 127.0.0.1:${trap} HTTP/1.1`],
  ])('%s is refused, and the house asks nobody [SSRF]', async (_, line) => {
    let asked = 0;
    const trap = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    trap.on('upgrade', (_request, socket) => {
      asked += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const first = line((trap.address() as AddressInfo).port);
    const heard = await sendRaw(
      `${first}\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
    expect(heard).toMatch(/^HTTP\/1\.1 40\d .*x-content-type-options: nosniff/s);
    expect(asked).toBe(0);
    await new Promise((resolve) => trap.close(resolve));
  });
});

describe('what is one person’s', () => {
  it('is kept by no cache', async () => {
    const paths = [
      '/',
      `/auctions/${fixture.slug}`,
      `/auctions/${fixture.slug}/lots/${fixture.lot.lotNumber}`,
      '/my-bids',
      '/account',
    ];
    for (const path of [...paths, `/api/auctions/${fixture.auctionId}/paddle`, '/api/auth/get-session', '/dashboard']) {
      const told = await send(path, { as: ada });
      expect(told.headers['cache-control'] ?? '', path).toMatch(/no-store|private/);
    }
  });

  it('reaches nobody who asks at the same moment', async () => {
    const paths = [
      '/',
      `/auctions/${fixture.slug}`,
      `/auctions/${fixture.slug}/lots/${fixture.lot.lotNumber}`,
      '/my-bids',
      '/account',
    ];
    const asked = Array.from({ length: 4 }, () => paths).flat();
    const told = await Promise.all(
      asked.flatMap((path) => [send(path, { as: ada }), send(path, { as: ben }), send(path)]),
    );
    const has = (text: string | undefined, name: string) => (text ?? '').includes(name);
    for (let n = 0; n < told.length; n += 3) {
      const [adas, bens, strangers] = told.slice(n, n + 3).map(({ text }) => text);
      expect([has(adas, 'Quackenbush'), has(bens, 'Xylander')]).toEqual([false, false]);
      expect([has(strangers, 'Xylander'), has(strangers, 'Quackenbush')]).toEqual([false, false]);
    }
    // The test must be able to find them.
    expect(has((await send('/account', { as: ada })).text, 'Xylander')).toBe(true);
  });
});

it('an address that a client makes up for itself is not counted as its own', async () => {
  const guess = (n: number) =>
    send('/api/auth/sign-in/email', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: house.url,
        'x-forwarded-for': `203.0.113.${n}`,
        'x-real-ip': `203.0.113.${n}`,
        forwarded: `for=203.0.113.${n}`,
      },
      body: JSON.stringify({ email: ada.email, password: `guess ${n}` }),
    });
  const told = await Promise.all(Array.from({ length: 14 }, (_, n) => guess(n + 1)));
  expect(told.filter(({ status }) => status === 429)).toHaveLength(4);
});

it('writes no line of the log that a visitor made up', async () => {
  const forged = 'level":30,"msg":"FORGED';
  await send(`/api/auctions/%0A%7B%22${encodeURIComponent(forged)}%22%7D%0A`);
  await send('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.url, 'user-agent': `a\tb ${forged}` },
    body: `{"email":"a@b.example\\n${forged}","password":"x"}`,
  });
  await send('/', { headers: { cookie: `rostrum.session=${encodeURIComponent(`x\n{"${forged}"}`)}` } });
  expect(house.said()).not.toContain('FORGED');
});

it('writes a line of the log for who is let in and who is not, without password and address of the account [ASVS 16.3.1]', async () => {
  const enter = (email: string, password: string, origin = house.url) =>
    send('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email, password }),
    });
  const lines = () => {
    const said = house.said().split('\n');
    return said
      .filter((line) => line.includes('"/sign-in/email"'))
      .map((line) => JSON.parse(line) as { account: string });
  };
  const before = lines().length;
  await enter('nobody-of-note@example.com', 'a walnut secretaire');
  await enter('nobody-of-note@example.com', 'a walnut commode');
  await expect.poll(() => lines().length).toBe(before + 2);
  const [first, second] = lines().slice(before);
  expect(first).toMatchObject({ level: 40, route: '/sign-in/email', outcome: 'UNAUTHENTICATED', address: '127.0.0.1' });
  expect(first?.account).toMatch(/^[\w-]{16}$/);
  expect(second?.account).toBe(first?.account);
  expect(house.said()).not.toMatch(/nobody-of-note|walnut/);
});
