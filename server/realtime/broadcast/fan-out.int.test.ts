import type { Socket as LeanConnection } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Client, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';
import { tcpSocketOf } from '../transport/tcp-socket.ts';

let fixture: SocketFixture;
afterEach(() => fixture.close());

/** The TCP connections beneath the sockets of the house, in the order of their coming. */
function linesOf(): LeanConnection[] {
  const sockets = [...fixture.sockets.io.sockets.sockets.values()];
  return sockets.flatMap(({ conn }) => tcpSocketOf(conn) ?? []);
}

const tell = (auctionId: string) => fixture.sockets.io.emit('auction:changed', { auctionId });
const heardBy = (client: Client) => client.told('auction:changed').map(({ auctionId }) => auctionId);

describe.each([
  { name: 'one frame, written as it is', stockBroadcasts: false },
  { name: 'Socket.IO’s own adapter', stockBroadcasts: true },
])('a message to everybody: $name', ({ stockBroadcasts }) => {
  beforeEach(async () => {
    fixture = await openSocketFixture({ stockBroadcasts });
  });

  it('comes whole, whatever is in it and however long it is', async () => {
    const clients = [await fixture.enter(), await fixture.enter('ada')];
    const messages = ['', 'plain', 'Grüße, 入札 🔨', 'x'.repeat(100), 'x'.repeat(70_000), '"\\\n'];
    for (const message of messages) tell(message);
    for (const client of clients) await vi.waitFor(() => expect(heardBy(client)).toEqual(messages), 5_000);
  });

  it('keeps its place among the answers and the other messages of a connection', async () => {
    const client = await fixture.enter('ada');
    const order: string[] = [];
    client.socket.onAny((_name, message: { auctionId: string }) => order.push(message.auctionId));
    const [socket] = fixture.sockets.io.sockets.sockets.values();
    for (let n = 0; n < 50; n += 1) {
      tell(`all ${n}`);
      socket?.emit('auction:changed', { auctionId: `own ${n}` });
    }
    await vi.waitFor(() => expect(order).toHaveLength(100), 5_000);
    expect(order).toEqual(Array.from({ length: 50 }, (_, n) => [`all ${n}`, `own ${n}`]).flat());
  });

  it('waits in order for somebody who reads late, and is lost by nobody', async () => {
    const [late, prompt] = [await fixture.enter(), await fixture.enter()];
    const { transport } = late.socket.io.engine as unknown as {
      transport: { ws: Pick<LeanConnection, 'pause' | 'resume'> };
    };
    transport.ws.pause();
    // Less than what the house lets wait before it cuts the connection.
    const messages = Array.from({ length: 19 }, (_, n) => `${n} ${'x'.repeat(200_000)}`);
    for (const message of messages) {
      tell(message);
      await prompt.ask('clock:read', {});
    }
    expect(heardBy(late).length).toBeLessThan(messages.length);
    transport.ws.resume();
    await vi.waitFor(() => expect(heardBy(late)).toEqual(messages), 20_000);
    expect(heardBy(prompt)).toEqual(messages);
  });

  it('is not sent to a connection that is gone, and troubles nobody else', async () => {
    await fixture.enter();
    const here = await fixture.enter();
    linesOf()[0]?.destroy();
    for (let n = 0; n < 5; n += 1) tell(String(n));
    await vi.waitFor(() => expect(fixture.sockets.io.engine.clientsCount).toBe(1), 5_000);
    tell('last');
    await vi.waitFor(() => expect(heardBy(here).at(-1)).toBe('last'), 5_000);
    expect(fixture.logged.join()).not.toContain('fault');
  });

  it('heartbeats and a polite end go on beside it', async () => {
    const client = await fixture.enter();
    const pings = vi.fn();
    client.socket.io.on('ping', pings);
    await vi.waitFor(
      () => {
        tell('again');
        expect(pings).toHaveBeenCalled();
      },
      { timeout: 30_000, interval: 50 },
    );
    expect(client.socket.connected).toBe(true);
    const ended = new Promise((resolve) => client.socket.once('disconnect', resolve));
    for (const socket of fixture.sockets.io.sockets.sockets.values()) socket.disconnect(true);
    expect(await ended).toBe('io server disconnect');
  });
});

describe('a message to more than are written to in one turn', () => {
  const PER_TURN = 2;
  beforeEach(async () => {
    fixture = await openSocketFixture({ socketsPerTurn: PER_TURN });
  });

  it('reaches everybody in the order of sending', async () => {
    const clients = await Promise.all(Array.from({ length: 7 }, () => fixture.enter()));
    const messages = Array.from({ length: 20 }, (_, n) => String(n));
    for (const message of messages) tell(message);
    for (const client of clients) await vi.waitFor(() => expect(heardBy(client)).toEqual(messages), 5_000);
  });

  it('is written to so many at once and no more, and begins with others each time', async () => {
    const clients = await Promise.all(Array.from({ length: 7 }, () => fixture.enter()));
    const lines = linesOf();
    const written = new Set<LeanConnection>();
    for (let n = 1; n <= 4; n += 1) {
      const before = lines.map((line) => line.bytesWritten);
      tell(String(n));
      const first = lines.filter((line, at) => line.bytesWritten > (before[at] ?? 0));
      expect(first).toHaveLength(PER_TURN);
      for (const line of first) written.add(line);
      for (const client of clients) await vi.waitFor(() => expect(heardBy(client)).toHaveLength(n), 5_000);
    }
    expect(written.size).toBe(clients.length);
  });

  it('is not heard by who leaves the room meanwhile, nor by who enters it afterwards', async () => {
    const clients = await Promise.all(Array.from({ length: 6 }, () => fixture.enter()));
    for (const client of clients) await client.join();
    const { io } = fixture.sockets;
    const room = `auction/${fixture.auctionId}`;
    io.to(room).emit('auction:changed', { auctionId: 'told' });
    // The first two have been written to; the others leave before their turn comes.
    io.socketsLeave(room);
    await Promise.all(clients.map((client) => client.ask('clock:read', {})));
    await Promise.all(clients.map((client) => client.join()));
    io.to(room).emit('auction:changed', { auctionId: 'then' });
    for (const client of clients) await vi.waitFor(() => expect(heardBy(client).at(-1)).toBe('then'), 5_000);
    expect(clients.filter((client) => heardBy(client).includes('told'))).toHaveLength(PER_TURN);
  });

  it('a house that closes still says so to everybody', async () => {
    const clients = await Promise.all(Array.from({ length: 7 }, () => fixture.enter()));
    await fixture.sockets.close();
    for (const client of clients)
      await vi.waitFor(() => expect(client.told('session:ended')).toEqual([{ reason: 'house-restarting' }]), 5_000);
  });
});
