import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RequestLimits, requestGate, shippedRequestLimits } from './request-gate.ts';

const images = '/dashboard/api/lots/12/images';
const faults: unknown[] = [];
let opened: Server[] = [];
let lines: Socket[] = [];
/** What the pages do with a request; a test may put another in its place. */
let render: RequestListener;
let asked: number;

beforeEach(() => {
  asked = 0;
  render = (request, response) => {
    request.resume();
    response.end(request.url);
  };
});
afterEach(async () => {
  for (const line of lines) line.destroy();
  for (const server of opened) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  opened = [];
  lines = [];
  expect(faults).toEqual([]);
});

/** A house of nothing but the door, in front of pages that do what the test says. */
async function openHouseClient(
  limits: Partial<RequestLimits> = {},
): Promise<{ readonly port: number; readonly origin: string }> {
  const pagesPort = await listen(
    createServer((request, response) => {
      asked += 1;
      render(request, response);
    }),
  );
  const house = createServer();
  const port = await listen(house);
  const origin = `http://127.0.0.1:${port}`;
  house.on(
    'request',
    requestGate({
      pages: { port: () => pagesPort, close: async () => {} },
      publicOrigin: new URL(origin),
      origins: [origin],
      logFault: (fault) => faults.push(fault),
      limits: { ...shippedRequestLimits, ...limits },
    }),
  );
  return { port, origin };
}

async function listen(server: Server): Promise<number> {
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

type Told = { readonly status: number; readonly text: string; readonly headers: IncomingMessage['headers'] };

/** Sends a request as it is given, its path untouched; a body without a length goes in chunks. */
function send(
  port: number,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = null,
  }: { method?: string; headers?: Record<string, string>; body?: Buffer | null } = {},
): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path, method, headers, agent: false }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += String(chunk);
      resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers });
    });
    sent.once('error', reject);
    if (body && !headers['content-length']) sent.write(body);
    sent.end(body && headers['content-length'] ? body : undefined);
  });
}

/** Opens connections that send the start of a body and then no more. */
async function sendSlowly(port: number, count: number, path: string): Promise<Socket[]> {
  const slow = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
  lines.push(...slow);
  for (const line of slow) {
    line.on('error', () => {});
    await once(line, 'connect');
    line.write(
      `POST ${path} HTTP/1.1\r\nHost: house\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
    );
  }
  return slow;
}

/** As a page does that has seen enough: it takes the beginning of a body and leaves the rest unread. */
const readTheBeginning: RequestListener = (request, response) => {
  if (request.method === 'GET') response.end(request.url);
  else
    request.once('data', () => {
      request.pause();
      response.writeHead(400).end('enough');
    });
};

const sized = (size: number) => ({ body: Buffer.alloc(size, 'x'), headers: { 'content-length': String(size) } });

describe('a body that the pages do not take', () => {
  it('stands before nobody’s next request', async () => {
    render = readTheBeginning;
    const { port } = await openHouseClient();
    for (const path of ['/api/auth/sign-up/email', images]) {
      expect(await send(port, path, { method: 'POST', ...sized(900_000) })).toMatchObject({
        status: 400,
        text: 'enough',
      });
      const next = await Promise.all(Array.from({ length: 40 }, (_, n) => send(port, `/${n}`)));
      expect(next.map(({ text }) => text)).toEqual(Array.from({ length: 40 }, (_, n) => `/${n}`));
    }
  });

  it('stands before no further request of its own sender either', async () => {
    render = readTheBeginning;
    const { port } = await openHouseClient();
    const line = connect(port, '127.0.0.1');
    line.on('error', () => {});
    lines.push(line);
    let heard = '';
    line.on('data', (chunk) => {
      heard += String(chunk);
    });
    line.write(`POST ${images} HTTP/1.1\r\nHost: house\r\nContent-Length: 5000000\r\n\r\n`);
    line.write(Buffer.alloc(5_000_000));
    line.write('GET /after HTTP/1.1\r\nHost: house\r\n\r\n');
    await expect.poll(() => heard).toContain('/after');
  });
});

describe('a body that is too large', () => {
  it.each([
    ['a form that says so', '/sign-in', sized(1_048_577)],
    ['a form in chunks that does not', '/sign-in', { body: Buffer.alloc(1_048_577) }],
    ['a picture that says so', images, sized(21 * 1_048_576 + 1)],
  ])('%s is refused, and the pages never hear of it', async (_, path, sent) => {
    const { port } = await openHouseClient();
    expect((await send(port, path, { method: 'POST', ...sent })).status).toBe(413);
    expect(asked).toBe(0);
  });

  it('a picture in chunks is refused once it is', async () => {
    render = (request) => request.resume();
    const { port } = await openHouseClient();
    const told = await send(port, images, { method: 'POST', body: Buffer.alloc(21 * 1_048_576 + 1) });
    expect(told.status).toBe(413);
    expect(JSON.parse(told.text)).toMatchObject({ ok: false, refusal: { code: 'INVALID' } });
  });

  it('the largest form and a picture arrive whole, with a length or in chunks', async () => {
    render = async (request, response) => {
      let size = 0;
      for await (const chunk of request) size += chunk.length;
      response.end(String(size));
    };
    const { port } = await openHouseClient();
    for (const [path, size] of [
      ['/sign-in', 1_048_576],
      [images, 20 * 1_048_576],
    ] as const) {
      expect((await send(port, path, { method: 'POST', ...sized(size) })).text).toBe(String(size));
      expect((await send(port, path, { method: 'POST', body: Buffer.alloc(size) })).text).toBe(String(size));
    }
  });
});

describe('bodies that do not come', () => {
  it.each(['/api/auth/sign-in/email', images])('hundreds for %s hold up nobody', async (path) => {
    const { port } = await openHouseClient();
    await sendSlowly(port, 300, path);
    const told = await Promise.all(Array.from({ length: 20 }, () => send(port, '/')));
    expect(told.map(({ status }) => status)).toEqual(told.map(() => 200));
  });

  it.each([
    ['a form', '/sign-in', 'form'],
    ['a picture', images, 'upload'],
  ] as const)('are given up: %s', async (_, path, kind) => {
    render = (request) => request.resume();
    const { port } = await openHouseClient({ [kind]: { most: 2000, within: 50 } });
    const [line] = await sendSlowly(port, 1, path);
    const [heard] = await once(line as Socket, 'data');
    expect(String(heard)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('are turned away where an address has too many of them, and taken again when those have gone', async () => {
    const { port, origin } = await openHouseClient({ reading: { most: 2, waiting: 0 } });
    const post = () => send(port, '/api/x', { method: 'POST', headers: { origin }, body: Buffer.from('{}') });
    const slow = await sendSlowly(port, 2, '/api/x');
    await expect.poll(async () => (await post()).status).toBe(429);
    const told = await post();
    expect(told.headers['retry-after']).toBe('2');
    expect(JSON.parse(told.text)).toEqual({ ok: false, refusal: { code: 'RATE_LIMITED', retryAfter: 2 } });
    for (const line of slow) line.destroy();
    await expect.poll(async () => (await post()).status).toBe(200);
  });
});

it('an address that has as many requests with the pages as it may waits for its own, and a throng is turned away', async () => {
  const release: (() => void)[] = [];
  render = (_, response) => release.push(() => response.end('done'));
  const { port } = await openHouseClient({ asking: { most: 2, waiting: 1 } });
  const working = Array.from({ length: 4 }, () => send(port, '/my-bids'));
  // Whichever comes last.
  expect((await Promise.race(working)).status).toBe(429);
  expect(release).toHaveLength(2);
  for (let n = 0; n < 3; n++) {
    await expect.poll(() => release.length).toBeGreaterThan(n);
    release[n]?.();
  }
  expect((await Promise.all(working)).map(({ status }) => status).sort()).toEqual([200, 200, 200, 429]);
});

describe('what the pages never hear of', () => {
  const refused: readonly (readonly [string, number, string, string, Record<string, string>])[] = [
    ['a percent sign that means nothing', 400, 'GET', '/auctions/%F0', {}],
    ['one in a path for programs', 400, 'GET', '/api/auctions/%F0', {}],
    ['one at the end', 400, 'GET', '/pictures/1/%', {}],
    ['an address of another house', 400, 'GET', 'http://evil.example/', {}],
    ['TRACE', 405, 'TRACE', '/', {}],
    ['PUT', 405, 'PUT', '/', {}],
    ['DELETE', 405, 'DELETE', '/api/auctions', {}],
    ['PROPFIND', 405, 'PROPFIND', '/', {}],
    ['a form of a foreign page', 403, 'POST', '/sign-in', { origin: 'https://evil.example' }],
    ['a form of a sandboxed page', 403, 'POST', '/sign-in', { origin: 'null' }],
    ['a form with a cookie that names no origin', 403, 'POST', '/sign-in', { cookie: 'rostrum.session=x' }],
    ['an action of a foreign page', 403, 'POST', '/', { origin: 'https://evil.example', 'next-action': '00' }],
  ];
  it.each(refused)('%s: %i', async (_, status, method, path, headers) => {
    const { port } = await openHouseClient();
    expect((await send(port, path, { method, headers })).status).toBe(status);
    expect(asked).toBe(0);
  });

  const passed: readonly (readonly [string, string, string, Record<string, string>])[] = [
    ['a page with letters of another script in its address', 'GET', '/auctions/%F0%9F%98%80', {}],
    ['a search that cannot be decoded', 'GET', '/?q=%F0', {}],
    ['a page that another site links to', 'GET', '/', { cookie: 'rostrum.session=x', 'sec-fetch-site': 'cross-site' }],
    ['a program that signs in', 'POST', '/api/auth/sign-in/email', {}],
  ];
  it.each(passed)('but of %s', async (_, method, path, headers) => {
    const { port } = await openHouseClient();
    expect(await send(port, path, { method, headers })).toMatchObject({ status: 200, text: path });
  });
});

it('an action whose arguments cannot be read is refused as such, and the pages never hear of it', async () => {
  const { port, origin } = await openHouseClient();
  const headers = { origin, 'next-action': '00', 'content-type': 'text/plain;charset=UTF-8' };
  const post = (body: string) => send(port, '/sign-in', { method: 'POST', headers, body: Buffer.from(body) });
  expect((await post('["')).status).toBe(400);
  expect(asked).toBe(0);
  expect((await post('[]')).status).toBe(200);
});

it('a form of the house’s own page reaches the pages under the host that its origin names', async () => {
  render = (request, response) => response.end(String(request.headers['x-forwarded-host']));
  const { port, origin } = await openHouseClient();
  const headers = { origin, cookie: 'rostrum.session=x', host: 'behind.a.proxy' };
  expect((await send(port, '/sign-out', { method: 'POST', headers })).text).toBe(`127.0.0.1:${port}`);
});
