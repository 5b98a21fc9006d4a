import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shippedLimits } from '../../admission/rate-limit.ts';
import { leanEngineOf, websocketOf } from '../../testing/client-internals.ts';
import { openRawClient } from '../../testing/raw-client.ts';
import { accepted, isLean, openSocketFixture, type SocketFixture } from '../../testing/socket-fixture.ts';

let fixture: SocketFixture;
afterEach(() => fixture.close());

/** A WebSocket client on a plain TCP socket: the test decides when it reads and when it closes. */
const openTcpClient = (version: string, firstFrame = Buffer.alloc(0)) => {
  const tcp = connect({ port: Number(new URL(fixture.url).port), host: '127.0.0.1', allowHalfOpen: true });
  tcp.on('error', () => {});
  const lines = [
    `GET /socket.io/?EIO=${version}&transport=websocket HTTP/1.1`,
    'Host: house.example',
    `Origin: ${fixture.origin}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  tcp.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), firstFrame]));
  return { tcp, ended: new Promise<void>((resolve) => tcp.once('close', () => resolve())) };
};
const firstConnection = () => [...leanEngineOf(fixture).connections][0];

/** A frame of the client with an empty mask. */
const textFrame = (text: string) => Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0, ...Buffer.from(text)]);
/** A frame with a reserved opcode, which ends a WebSocket with an error. */
const INVALID_FRAME = Buffer.from([0x83, 0x80, 1, 2, 3, 4]);

it('recognises a client that leaves and joins again on one connection', async () => {
  fixture = await openSocketFixture();
  const ada = await fixture.connect('ada');
  const again = new Promise<string | undefined>((resolve) =>
    fixture.sockets.io.on('connection', ({ data }) => resolve(data.person?.userId)),
  );
  const [socket] = fixture.sockets.io.sockets.sockets.values();
  const left = new Promise<void>((resolve) => socket?.once('disconnect', () => resolve()));
  websocketOf(ada).send('41');
  await left;
  websocketOf(ada).send('40');
  expect(await again).toBe(fixture.people.ada.userId);
});

it.each([
  ['a ping, which only the server may send', '2', 'transport error'],
  ['an unknown packet type', '9', 'parse error'],
  ['an empty packet', '', 'parse error'],
])('ends the connection of a client that sends %s', async (_what, packet, reason) => {
  fixture = await openSocketFixture();
  const ada = await fixture.connect('ada');
  const [socket] = fixture.sockets.io.sockets.sockets.values();
  const serverReason = new Promise((resolve) => socket?.once('disconnect', resolve));
  websocketOf(ada).send(packet);
  expect(await serverReason).toBe(reason);
});

it('destroys a connection whose client answers no heartbeat', async () => {
  fixture = await openSocketFixture();
  const ada = await fixture.connect('ada');
  const websocket = websocketOf(ada);
  const send = websocket.send.bind(websocket);
  websocket.send = (data: unknown) => {
    if (String(data) !== '3') send(data as string);
  };
  const [socket] = fixture.sockets.io.sockets.sockets.values();
  expect(await new Promise((resolve) => socket?.once('disconnect', resolve))).toBe('ping timeout');
  await vi.waitFor(() => expect(fixture.sockets.io.engine.clientsCount).toBe(0));
});

// These look at the lean engine's connections, or at limits that Engine.IO and ws do not have.
describe.runIf(isLean)('a connection of the lean engine', () => {
  it('stores the cookie and the forwarded address of its request, and no other header', async () => {
    fixture = await openSocketFixture();
    const ada = await fixture.connect('ada', { ...fixture.signIn('ada'), 'x-forwarded-for': '192.0.2.7' });
    accepted(await ada.request('clock:read', {}));
    expect(firstConnection()?.request.headers).toEqual({
      cookie: fixture.signIn('ada').cookie,
      'x-forwarded-for': '192.0.2.7',
    });
  });

  it('is destroyed at once with an older protocol, and the server goes on', async () => {
    fixture = await openSocketFixture();
    const { tcp, ended } = openTcpClient('3', INVALID_FRAME);
    tcp.resume();
    tcp.on('end', () => tcp.end(INVALID_FRAME));
    await ended;
    expect(leanEngineOf(fixture).clientsCount).toBe(0);
    accepted(await (await fixture.connect('ada')).request('clock:read', {}));
  });

  it('counts heartbeats of the WebSocket itself as packets, because it answers them [I40]', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, packetsPerSocket: 50 } });
    const { socket } = await openRawClient(fixture.url, { origin: fixture.origin });
    const ended = new Promise((resolve) => socket.once('close', resolve));
    for (let n = 0; n < 60; n += 1) socket.ping();
    await ended;
    expect(fixture.logged.join()).toContain('floods the server with packets');
  });

  it('counts for its address until its client agrees to the end, and is destroyed in time if not [I38]', async () => {
    fixture = await openSocketFixture();
    let isFreed = false;
    fixture.sockets.transport.onClose(() => {
      isFreed = true;
    });
    // It never reads, so it never sees the close frame.
    const { tcp } = openTcpClient('4', textFrame('9'));
    await vi.waitFor(() => expect(leanEngineOf(fixture).connections.size).toBe(1));
    await vi.waitFor(() => expect(firstConnection()?.readyState).toBe('closed'));
    expect([leanEngineOf(fixture).clientsCount, isFreed]).toEqual([0, false]);
    await vi.waitFor(() => expect(isFreed).toBe(true), 15_000);
    expect(leanEngineOf(fixture).connections.size).toBe(0);
    tcp.destroy();
  });

  it('is destroyed with its queue if its client has sent its last byte and reads no more [I39]', async () => {
    fixture = await openSocketFixture();
    const { tcp } = openTcpClient('4', textFrame('40'));
    await vi.waitFor(() => expect(fixture.sockets.io.sockets.sockets.size).toBe(1));
    const connection = firstConnection();
    // Less than the limit for unread bytes.
    const message = { auctionId: 'x'.repeat(100_000) };
    while ((connection?.request.socket.writableLength ?? 0) < 1_000_000)
      fixture.sockets.io.emit('auction:changed', message);
    tcp.end();
    await vi.waitFor(() => expect(connection?.readyState).toBe('closed'), 20_000);
    await vi.waitFor(() => expect(leanEngineOf(fixture).connections.size).toBe(0), 15_000);
    tcp.destroy();
  }, 40_000);
});
