import { connect } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { shippedLimits } from '../admission/rate-limit.ts';
import { openSocketFixture, type SocketFixture, yes } from '../testing/socket-fixture.ts';
import { leanEngineOf } from './lean-engine.ts';

/** What of Engine.IO's client sends a packet as it is. */
type Engine = { readonly _sendPacket: (type: string, data: string) => void };
type Kept = { readonly request: { readonly headers: object } };

let fixture: SocketFixture;
afterEach(() => fixture.close());

const engine = () => leanEngineOf(fixture.sockets.io);
const address = (eio: string) => `${fixture.url.replace('http', 'ws')}/socket.io/?EIO=${eio}&transport=websocket`;
const openSocket = () => {
  const socket = new WebSocket(address('4'), { headers: { origin: fixture.origin } });
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return new Promise<{ socket: WebSocket; ended: Promise<void> }>((resolve) =>
    socket.once('message', () => resolve({ socket, ended })),
  );
};
/** A websocket by hand, for what no client does: what comes is read or not, and it ends when it is told to. */
const openByHand = (eio: string, first = Buffer.alloc(0)) => {
  const tcp = connect({ port: Number(new URL(fixture.url).port), host: '127.0.0.1', allowHalfOpen: true });
  tcp.on('error', () => {});
  const lines = [
    `GET /socket.io/?EIO=${eio}&transport=websocket HTTP/1.1`,
    'Host: house.example',
    `Origin: ${fixture.origin}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  tcp.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), first]));
  return { tcp, ended: new Promise<void>((resolve) => tcp.once('close', () => resolve())) };
};

/** Why the next line to end does. */
const nextReason = () => new Promise((resolve) => engine()?.once('line:ended', (_line, reason) => resolve(reason)));
const firstLine = () => [...(leanEngineOf(fixture.sockets.io)?.lines.values() ?? [])][0];

it('a connection keeps the cookie that it came with and the address that a proxy gave, and no other header', async () => {
  fixture = await openSocketFixture();
  const ada = await fixture.enter('ada', { ...fixture.signIn('ada'), 'x-forwarded-for': '192.0.2.7' });
  yes(await ada.ask('clock:read', {}));
  const { request } = firstLine() as unknown as Kept;
  expect(request.headers).toEqual({ cookie: fixture.signIn('ada').cookie, 'x-forwarded-for': '192.0.2.7' });
});

it('where this Engine.IO cannot be built on connections are its own', async () => {
  fixture = await openSocketFixture({ stockBroadcasts: true });
  expect(leanEngineOf(fixture.sockets.io)).toBeNull();
  yes(await (await fixture.enter('ada')).ask('clock:read', {}));
});

it('a client that answers no heartbeat is cut, and its place is free', async () => {
  fixture = await openSocketFixture();
  const ada = await fixture.enter('ada');
  const client = ada.socket.io.engine as unknown as { transport: { ws: { send: (data: string) => void } } };
  const { ws } = client.transport;
  const send = ws.send.bind(ws);
  ws.send = (data) => {
    if (String(data) !== '3') send(data);
  };
  expect(await nextReason()).toBe('ping timeout');
  await vi.waitFor(() => expect(fixture.sockets.io.engine.clientsCount).toBe(0));
});

it.each([
  ['a ping, which is the house’s to send', '2', 'transport error'],
  ['a packet of no kind', '9', 'parse error'],
  ['nothing', '', 'parse error'],
])('a client that sends %s is cut', async (_what, packet, reason) => {
  fixture = await openSocketFixture();
  const ada = await fixture.enter('ada');
  const why = nextReason();
  const client = ada.socket.io.engine as unknown as { transport: { ws: { send: (data: string) => void } } };
  client.transport.ws.send(packet);
  expect(await why).toBe(reason);
});

it('somebody who leaves and enters again on one connection is known as before', async () => {
  fixture = await openSocketFixture();
  const ada = await fixture.enter('ada');
  const again = new Promise<string | undefined>((resolve) =>
    fixture.sockets.io.on('connection', ({ data }) => resolve(data.person?.userId)),
  );
  const client = ada.socket.io.engine as unknown as Engine;
  const [entered] = fixture.sockets.io.sockets.sockets.values();
  const left = new Promise<void>((resolve) => entered?.once('disconnect', () => resolve()));
  client._sendPacket('message', '1');
  await left;
  client._sendPacket('message', '0');
  expect(await again).toBe(fixture.people.ada.userId);
});

/** A reserved kind of frame, which ends a websocket with a fault. */
const IMPOSSIBLE = Buffer.from([0x83, 0x80, 1, 2, 3, 4]);

it('an older protocol is cut at once, whatever comes with it, and the house goes on', async () => {
  fixture = await openSocketFixture();
  const { tcp, ended } = openByHand('3', IMPOSSIBLE);
  tcp.resume();
  tcp.on('end', () => tcp.end(IMPOSSIBLE));
  await ended;
  expect(engine()?.clientsCount).toBe(0);
  yes(await (await fixture.enter('ada')).ask('clock:read', {}));
});

it('the heartbeats of the websocket itself count as packets, for they are answered [I40]', async () => {
  fixture = await openSocketFixture({ limits: { ...shippedLimits, packetsPerSocket: 50 } });
  const { socket, ended } = await openSocket();
  for (let n = 0; n < 60; n += 1) socket.ping();
  await ended;
  expect(fixture.logged.join()).toContain('floods the house with packets');
});

it('a line that has ended holds its place until its other end agrees, and is cut when it does not [I38]', async () => {
  fixture = await openSocketFixture();
  const given: string[] = [];
  engine()?.on('line:closed', () => given.push('free'));
  // Reads nothing, and so agrees to nothing.
  const { tcp } = openByHand('4', Buffer.from([0x81, 0x81, 0, 0, 0, 0, '9'.charCodeAt(0)]));
  await vi.waitFor(() => expect(engine()?.lines.size).toBe(1));
  await vi.waitFor(() => expect(firstLine()?.readyState).toBe('closed'));
  expect([engine()?.clientsCount, given]).toEqual([0, []]);
  await vi.waitFor(() => expect(given).toEqual(['free']), 15_000);
  expect(engine()?.lines.size).toBe(0);
  tcp.destroy();
});

it('somebody who has sent their last byte and reads no more is cut, and what waited for them is let go [I39]', async () => {
  fixture = await openSocketFixture();
  const { tcp } = openByHand('4', Buffer.from([0x81, 0x82, 0, 0, 0, 0, '4'.charCodeAt(0), '0'.charCodeAt(0)]));
  await vi.waitFor(() => expect(fixture.sockets.io.sockets.sockets.size).toBe(1));
  const [line] = engine()?.lines.values() ?? [];
  // Less than is cut for being too much.
  const message = { auctionId: 'x'.repeat(100_000) };
  while ((line?.request.socket.writableLength ?? 0) < 1_000_000) fixture.sockets.io.emit('auction:changed', message);
  tcp.end();
  await vi.waitFor(() => expect(line?.readyState).toBe('closed'), 20_000);
  await vi.waitFor(() => expect(engine()?.lines.size).toBe(0), 15_000);
  tcp.destroy();
}, 40_000);
