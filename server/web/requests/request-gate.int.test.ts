import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRequestLimits, type RequestLimits, requestGate } from './request-gate.ts';

const images = '/dashboard/api/lots/12/images';
const faults: unknown[] = [];
let opened: Server[] = [];
let connections: Socket[] = [];
/** How the pages answer a request; tests may replace it. */
let render: RequestListener;
/** The number of requests that reached the pages. */
let pageRequests: number;

beforeEach(() => {
  pageRequests = 0;
  render = (incoming, response) => {
    incoming.resume();
    response.end(incoming.url);
  };
});
afterEach(async () => {
  for (const connection of connections) connection.destroy();
  for (const server of opened) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  opened = [];
  connections = [];
  expect(faults).toEqual([]);
});

/** Starts a server with only the request gate, in front of pages that answer with `render`. */
async function openGate(
  limits: Partial<RequestLimits> = {},
): Promise<{ readonly port: number; readonly origin: string }> {
  const pagesPort = await listen(
    createServer((request, response) => {
      pageRequests += 1;
      render(request, response);
    }),
  );
  const server = createServer();
  const port = await listen(server);
  const origin = `http://127.0.0.1:${port}`;
  server.on(
    'request',
    requestGate({
      pages: { port: () => pagesPort, close: async () => {} },
      publicOrigin: new URL(origin),
      origins: [origin],
      logFault: (fault) => faults.push(fault),
      limits: { ...defaultRequestLimits, ...limits },
    }),
  );
  return { port, origin };
}

async function listen(server: Server): Promise<number> {
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

type Response = { readonly status: number; readonly text: string; readonly headers: IncomingMessage['headers'] };

/** Sends a request with its path unchanged; a body without a length is sent in chunks. */
function send(
  port: number,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = null,
  }: { method?: string; headers?: Record<string, string>; body?: Buffer | null } = {},
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += String(chunk);
      resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers });
    });
    sent.once('error', reject);
    if (body && !headers['content-length']) sent.write(body);
    sent.end(body && headers['content-length'] ? body : undefined);
  });
}

/** Opens connections that send the start of a body and then stall. */
async function sendSlowly(port: number, count: number, path: string): Promise<Socket[]> {
  const slow = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
  connections.push(...slow);
  for (const connection of slow) {
    connection.on('error', () => {});
    await once(connection, 'connect');
    connection.write(
      `POST ${path} HTTP/1.1\r\nHost: house\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
    );
  }
  return slow;
}

/** Answers like a page that reads the beginning of a body and leaves the rest unread. */
const readTheBeginning: RequestListener = (request, response) => {
  if (request.method === 'GET') response.end(request.url);
  else
    request.once('data', () => {
      request.pause();
      response.writeHead(400).end('enough');
    });
};

const sized = (size: number) => ({ body: Buffer.alloc(size, 'x'), headers: { 'content-length': String(size) } });

describe('a body that the pages leave unread', () => {
  it('does not end up in another client’s request', async () => {
    render = readTheBeginning;
    const { port } = await openGate();
    for (const path of ['/api/auth/sign-up/email', images]) {
      expect(await send(port, path, { method: 'POST', ...sized(900_000) })).toMatchObject({
        status: 400,
        text: 'enough',
      });
      const next = await Promise.all(Array.from({ length: 40 }, (_, n) => send(port, `/${n}`)));
      expect(next.map(({ text }) => text)).toEqual(Array.from({ length: 40 }, (_, n) => `/${n}`));
    }
  });

  it('does not end up in the next request of the same client', async () => {
    render = readTheBeginning;
    const { port } = await openGate();
    const connection = connect(port, '127.0.0.1');
    connection.on('error', () => {});
    connections.push(connection);
    let received = '';
    connection.on('data', (chunk) => {
      received += String(chunk);
    });
    connection.write(`POST ${images} HTTP/1.1\r\nHost: house\r\nContent-Length: 5000000\r\n\r\n`);
    connection.write(Buffer.alloc(5_000_000));
    connection.write('GET /after HTTP/1.1\r\nHost: house\r\n\r\n');
    await expect.poll(() => received).toContain('/after');
  });
});

describe('a body that is too large', () => {
  it.each([
    ['a form with its length', '/sign-in', sized(1_048_577)],
    ['a form in chunks', '/sign-in', { body: Buffer.alloc(1_048_577) }],
    ['a picture with its length', images, sized(21 * 1_048_576 + 1)],
  ])('refuses %s before it reaches the pages', async (_, path, sent) => {
    const { port } = await openGate();
    expect((await send(port, path, { method: 'POST', ...sent })).status).toBe(413);
    expect(pageRequests).toBe(0);
  });

  it('refuses a picture in chunks once it exceeds the limit', async () => {
    render = (request) => request.resume();
    const { port } = await openGate();
    const response = await send(port, images, { method: 'POST', body: Buffer.alloc(21 * 1_048_576 + 1) });
    expect(response.status).toBe(413);
    expect(JSON.parse(response.text)).toMatchObject({ ok: false, refusal: { code: 'INVALID' } });
  });

  it('passes the largest form and picture on whole, with a length or in chunks', async () => {
    render = async (request, response) => {
      let size = 0;
      for await (const chunk of request) size += chunk.length;
      response.end(String(size));
    };
    const { port } = await openGate();
    for (const [path, size] of [
      ['/sign-in', 1_048_576],
      [images, 20 * 1_048_576],
    ] as const) {
      expect((await send(port, path, { method: 'POST', ...sized(size) })).text).toBe(String(size));
      expect((await send(port, path, { method: 'POST', body: Buffer.alloc(size) })).text).toBe(String(size));
    }
  });
});

describe('bodies that stall', () => {
  it.each(['/api/auth/sign-in/email', images])('hundreds of them at %s delay nobody', async (path) => {
    const { port } = await openGate();
    await sendSlowly(port, 300, path);
    const response = await Promise.all(Array.from({ length: 20 }, () => send(port, '/')));
    expect(response.map(({ status }) => status)).toEqual(response.map(() => 200));
  });

  it.each([
    ['a form', '/sign-in', 'form'],
    ['a picture', images, 'upload'],
  ] as const)('time out: %s', async (_, path, kind) => {
    render = (request) => request.resume();
    const { port } = await openGate({ [kind]: { maxBytes: 2000, timeout: 50 } });
    const [connection] = await sendSlowly(port, 1, path);
    const [received] = await once(connection as Socket, 'data');
    expect(String(received)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('are refused beyond the limit of an address, and accepted again after the others have ended', async () => {
    const { port, origin } = await openGate({ bodyReads: { slots: 2, queue: 0 } });
    const post = () => send(port, '/api/x', { method: 'POST', headers: { origin }, body: Buffer.from('{}') });
    const slow = await sendSlowly(port, 2, '/api/x');
    await expect.poll(async () => (await post()).status).toBe(429);
    const response = await post();
    expect(response.headers['retry-after']).toBe('2');
    expect(JSON.parse(response.text)).toEqual({ ok: false, refusal: { code: 'RATE_LIMITED', retryAfter: 2 } });
    for (const connection of slow) connection.destroy();
    await expect.poll(async () => (await post()).status).toBe(200);
  });
});

it('queues an address’s requests beyond its slots and refuses those beyond the queue', async () => {
  const release: (() => void)[] = [];
  render = (_, response) => release.push(() => response.end('done'));
  const { port } = await openGate({ pageRequests: { slots: 2, queue: 1 } });
  const working = Array.from({ length: 4 }, () => send(port, '/my-bids'));
  // The request that arrives last.
  expect((await Promise.race(working)).status).toBe(429);
  expect(release).toHaveLength(2);
  for (let n = 0; n < 3; n++) {
    await expect.poll(() => release.length).toBeGreaterThan(n);
    release[n]?.();
  }
  expect((await Promise.all(working)).map(({ status }) => status).sort()).toEqual([200, 200, 200, 429]);
});

describe('early refusals', () => {
  const refused: readonly (readonly [string, number, string, string, Record<string, string>])[] = [
    ['an invalid percent sign', 400, 'GET', '/auctions/%F0', {}],
    ['an invalid percent sign in an API path', 400, 'GET', '/api/auctions/%F0', {}],
    ['a percent sign at the end', 400, 'GET', '/pictures/1/%', {}],
    ['an address of another server', 400, 'GET', 'http://evil.example/', {}],
    ['TRACE', 405, 'TRACE', '/', {}],
    ['PUT', 405, 'PUT', '/', {}],
    ['DELETE', 405, 'DELETE', '/api/auctions', {}],
    ['PROPFIND', 405, 'PROPFIND', '/', {}],
    ['a form from another site', 403, 'POST', '/sign-in', { origin: 'https://evil.example' }],
    ['a form from a sandboxed page', 403, 'POST', '/sign-in', { origin: 'null' }],
    ['a form with a cookie but without an origin', 403, 'POST', '/sign-in', { cookie: 'rostrum.session=x' }],
    ['an action from another site', 403, 'POST', '/', { origin: 'https://evil.example', 'next-action': '00' }],
  ];
  it.each(refused)('refuses %s with %i before it reaches the pages', async (_, status, method, path, headers) => {
    const { port } = await openGate();
    expect((await send(port, path, { method, headers })).status).toBe(status);
    expect(pageRequests).toBe(0);
  });

  const passed: readonly (readonly [string, string, string, Record<string, string>])[] = [
    ['a page with percent-encoded Unicode in its address', 'GET', '/auctions/%F0%9F%98%80', {}],
    ['a search that cannot be decoded', 'GET', '/?q=%F0', {}],
    ['a page that another site links to', 'GET', '/', { cookie: 'rostrum.session=x', 'sec-fetch-site': 'cross-site' }],
    ['an API client that signs in', 'POST', '/api/auth/sign-in/email', {}],
  ];
  it.each(passed)('passes %s on', async (_, method, path, headers) => {
    const { port } = await openGate();
    expect(await send(port, path, { method, headers })).toMatchObject({ status: 200, text: path });
  });
});

it('refuses an action with unreadable arguments before it reaches the pages', async () => {
  const { port, origin } = await openGate();
  const headers = { origin, 'next-action': '00', 'content-type': 'text/plain;charset=UTF-8' };
  const post = (body: string) => send(port, '/sign-in', { method: 'POST', headers, body: Buffer.from(body) });
  expect((await post('["')).status).toBe(400);
  expect(pageRequests).toBe(0);
  expect((await post('[]')).status).toBe(200);
});

it('forwards a form with the host of its origin', async () => {
  render = (request, response) => response.end(String(request.headers['x-forwarded-host']));
  const { port, origin } = await openGate();
  const headers = { origin, cookie: 'rostrum.session=x', host: 'behind.a.proxy' };
  expect((await send(port, '/sign-out', { method: 'POST', headers })).text).toBe(`127.0.0.1:${port}`);
});
