import type { Socket as TcpSocket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { websocketOf } from '../testing/client-internals.ts';
import { openSocketFixture, type SocketFixture, type TestClient } from '../testing/socket-fixture.ts';
import { connectionOf } from '../transport/transport.ts';

let fixture: SocketFixture;
afterEach(() => fixture.close());

/** The server's TCP sockets, in the order in which the clients connected. */
function tcpSockets(): TcpSocket[] {
  return [...fixture.sockets.io.sockets.sockets.values()].map((socket) => connectionOf(socket).request.socket);
}

const broadcast = (auctionId: string) => fixture.sockets.io.emit('auction:changed', { auctionId });
const receivedBy = (client: TestClient) => client.received('auction:changed').map(({ auctionId }) => auctionId);

describe.each([{ transport: 'lean' as const }, { transport: 'stock' as const }])(
  'a broadcast over the $transport transport',
  ({ transport }) => {
    beforeEach(async () => {
      fixture = await openSocketFixture({ transport });
    });

    it('arrives whole, whatever its content and length', async () => {
      const clients = [await fixture.connect(), await fixture.connect('ada')];
      const messages = ['', 'plain', 'Grüße, 入札 🔨', 'x'.repeat(100), 'x'.repeat(70_000), '"\\\n'];
      for (const message of messages) broadcast(message);
      for (const client of clients) await vi.waitFor(() => expect(receivedBy(client)).toEqual(messages), 5_000);
    });

    it('keeps its order with other messages to the same client', async () => {
      const client = await fixture.connect('ada');
      const order: string[] = [];
      client.socket.onAny((_name, message: { auctionId: string }) => order.push(message.auctionId));
      const [socket] = fixture.sockets.io.sockets.sockets.values();
      for (let n = 0; n < 50; n += 1) {
        broadcast(`all ${n}`);
        socket?.emit('auction:changed', { auctionId: `own ${n}` });
      }
      await vi.waitFor(() => expect(order).toHaveLength(100), 5_000);
      expect(order).toEqual(Array.from({ length: 50 }, (_, n) => [`all ${n}`, `own ${n}`]).flat());
    });

    it('waits in order for a client that reads late, and loses nothing', async () => {
      const [late, prompt] = [await fixture.connect(), await fixture.connect()];
      const websocket = websocketOf(late);
      websocket.pause();
      // Less than the limit for unread bytes.
      const messages = Array.from({ length: 19 }, (_, n) => `${n} ${'x'.repeat(200_000)}`);
      for (const message of messages) {
        broadcast(message);
        await prompt.request('clock:read', {});
      }
      expect(receivedBy(late).length).toBeLessThan(messages.length);
      websocket.resume();
      await vi.waitFor(() => expect(receivedBy(late)).toEqual(messages), 20_000);
      expect(receivedBy(prompt)).toEqual(messages);
    });

    it('skips a connection that is gone, and reaches all others', async () => {
      await fixture.connect();
      const present = await fixture.connect();
      tcpSockets()[0]?.destroy();
      for (let n = 0; n < 5; n += 1) broadcast(String(n));
      await vi.waitFor(() => expect(fixture.sockets.io.engine.clientsCount).toBe(1), 5_000);
      broadcast('last');
      await vi.waitFor(() => expect(receivedBy(present).at(-1)).toBe('last'), 5_000);
      expect(fixture.logged.join()).not.toContain('fault');
    });

    it('leaves heartbeats and disconnects working', async () => {
      const client = await fixture.connect();
      const pings = vi.fn();
      client.socket.io.on('ping', pings);
      await vi.waitFor(
        () => {
          broadcast('again');
          expect(pings).toHaveBeenCalled();
        },
        { timeout: 30_000, interval: 50 },
      );
      expect(client.socket.connected).toBe(true);
      const ended = new Promise((resolve) => client.socket.once('disconnect', resolve));
      for (const socket of fixture.sockets.io.sockets.sockets.values()) socket.disconnect(true);
      expect(await ended).toBe('io server disconnect');
    });
  },
);

describe('a broadcast to more clients than are written to in one tick', () => {
  const PER_TICK = 2;
  beforeEach(async () => {
    fixture = await openSocketFixture({ transport: 'lean', clientsPerTick: PER_TICK });
  });

  it('reaches every client in the order of sending', async () => {
    const clients = await Promise.all(Array.from({ length: 7 }, () => fixture.connect()));
    const messages = Array.from({ length: 20 }, (_, n) => String(n));
    for (const message of messages) broadcast(message);
    for (const client of clients) await vi.waitFor(() => expect(receivedBy(client)).toEqual(messages), 5_000);
  });

  it('writes to exactly that many clients per tick, and starts with others each time', async () => {
    const clients = await Promise.all(Array.from({ length: 7 }, () => fixture.connect()));
    const sockets = tcpSockets();
    const written = new Set<TcpSocket>();
    for (let n = 1; n <= 4; n += 1) {
      const before = sockets.map((tcp) => tcp.bytesWritten);
      broadcast(String(n));
      const first = sockets.filter((tcp, at) => tcp.bytesWritten > (before[at] ?? 0));
      expect(first).toHaveLength(PER_TICK);
      for (const tcp of first) written.add(tcp);
      for (const client of clients) await vi.waitFor(() => expect(receivedBy(client)).toHaveLength(n), 5_000);
    }
    expect(written.size).toBe(clients.length);
  });

  it('does not reach clients that leave the room meanwhile, or that join it afterwards', async () => {
    const clients = await Promise.all(Array.from({ length: 6 }, () => fixture.connect()));
    for (const client of clients) await client.join();
    const { io } = fixture.sockets;
    const room = `auction/${fixture.auctionId}`;
    io.to(room).emit('auction:changed', { auctionId: 'before' });
    // The first two have been written to; the others leave before their tick.
    io.socketsLeave(room);
    await Promise.all(clients.map((client) => client.request('clock:read', {})));
    await Promise.all(clients.map((client) => client.join()));
    io.to(room).emit('auction:changed', { auctionId: 'after' });
    for (const client of clients) await vi.waitFor(() => expect(receivedBy(client).at(-1)).toBe('after'), 5_000);
    expect(clients.filter((client) => receivedBy(client).includes('before'))).toHaveLength(PER_TICK);
  });

  it('reaches every client when it is the message that the server is closing', async () => {
    const clients = await Promise.all(Array.from({ length: 7 }, () => fixture.connect()));
    await fixture.sockets.close();
    for (const client of clients)
      await vi.waitFor(() => expect(client.received('session:ended')).toEqual([{ reason: 'house-restarting' }]), 5_000);
  });
});
