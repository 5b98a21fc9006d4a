import { afterEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { shippedLimits } from '../admission/rate-limit.ts';
import { nextEndReason } from '../testing/client-internals.ts';
import { openRawClient, type RawClient } from '../testing/raw-client.ts';
import { accepted, isLean, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';

let fixture: SocketFixture;
const clients: RawClient[] = [];
afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.terminate();
  await fixture.close();
});

/** A signed-in client that sends what no Socket.IO client would. */
async function openClient(): Promise<RawClient> {
  const client = await openRawClient(fixture.url, fixture.signIn('ada'));
  clients.push(client);
  return client;
}
async function leave({ socket }: RawClient): Promise<void> {
  socket.send('41');
  await vi.waitFor(() => expect(socketCount()).toBe(0));
}
const socketCount = () => fixture.sockets.io.sockets.sockets.size;
const joinCount = ({ packets }: RawClient) => packets.filter((packet) => packet.startsWith('40{')).length;
const [CLOSED, PONG] = [WebSocket.CLOSED, '3'];

describe('a connection', () => {
  it('is closed if it joins a second time before the first join is decided [I39]', async () => {
    fixture = await openSocketFixture();
    const client = await openClient();
    for (let n = 0; n < 5; n += 1) client.socket.send('40');
    await expect.poll(() => client.socket.readyState === CLOSED || joinCount(client) === 5).toBe(true);
    expect([socketCount(), client.socket.readyState]).toEqual([0, CLOSED]);
  });

  it('may leave and join again', async () => {
    fixture = await openSocketFixture();
    const client = await openClient();
    await client.join();
    await leave(client);
    await client.join();
    expect(socketCount()).toBe(1);
  });

  it('is destroyed if it has left and does not read, even if it answers heartbeats [I39]', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, packetsPerSocket: 1e9 } });
    const client = await openClient();
    await client.join();
    await leave(client);
    client.socket.pause();
    const [connection] = fixture.sockets.transport.connections();
    const tcp = connection?.request.socket;
    await expect
      .poll(
        () => {
          // Each is answered with as many bytes, as there is no such namespace.
          for (let n = 0; n < 20; n += 1) client.socket.send(`40/${'x'.repeat(15_000)},`);
          return (tcp?.writableLength ?? 0) > 5_000_000 || tcp?.destroyed;
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    await expect
      .poll(
        () => {
          client.socket.send(PONG);
          return tcp?.destroyed;
        },
        { timeout: 5_000 },
      )
      .toBe(true);
  }, 40_000);

  it('accepts a message in a few fragments', async () => {
    fixture = await openSocketFixture();
    const client = await openClient();
    await client.join();
    for (const fragment of '42["clock:read",{') client.socket.send(fragment, { fin: false });
    client.socket.send('}]');
    client.socket.send('421["clock:read",{}]');
    await vi.waitFor(() => expect(client.packets.at(-1)).toMatch(/^431\[{"ok":true/));
  });

  it.each([
    ['with its namespace written out', '42/,7["clock:read",{}]', '437[{"ok":true'],
    ['with a blank as its id', '42 ["clock:read",{}]', '430[{"ok":true'],
  ])('gets an event %s answered once, at its usual cost [I40]', async (_what, packet, answer) => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerSocket: 10 } });
    const client = await openClient();
    await client.join();
    const answers = () => client.packets.filter((each) => each.startsWith('43'));
    client.socket.send(packet);
    await vi.waitFor(() => expect(answers()).toHaveLength(1));
    expect(answers()[0]).toContain(answer);
    for (let n = 0; n < 10; n += 1) client.socket.send(packet);
    await vi.waitFor(() => expect(answers()).toHaveLength(11));
    expect(answers().join()).toContain('RATE_LIMITED');
  });
});

it('a packet that announces attachments ends its connection, so that nothing is stored [I39]', async () => {
  fixture = await openSocketFixture();
  const client = await openClient();
  await client.join();
  const [socket] = fixture.sockets.io.sockets.sockets.values();
  const reason = new Promise((resolve) => socket?.once('disconnect', resolve));
  client.socket.send('451-["bid:place",{"_placeholder":true,"num":0}]');
  expect(await reason).toBe('forced close');
});

// ws limits fragments less strictly, so only the lean transport ends such a connection.
describe.runIf(isLean)('a connection of the lean transport', () => {
  it('ends with a message in too many fragments, which would not be counted as packets [I40]', async () => {
    fixture = await openSocketFixture();
    const client = await openClient();
    await client.join();
    const reason = nextEndReason(fixture);
    for (let n = 0; n < 1_000; n += 1) client.socket.send('', { fin: false });
    expect(await reason).toBe('transport error');
    accepted(await (await fixture.connect('ben')).request('clock:read', {}));
  });
});
