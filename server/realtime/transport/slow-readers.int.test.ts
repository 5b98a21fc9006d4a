import { afterEach, describe, expect, it } from 'vitest';
import { openSocketFixture, type SocketFixture, yes } from '../testing/socket-fixture.ts';
import { closeSlowReaders } from './slow-readers.ts';
import { tcpSocketOf } from './tcp-socket.ts';

let fixture: SocketFixture;
let stop = () => {};
afterEach(async () => {
  stop();
  await fixture.close();
});

describe.each([
  { path: 'one frame, written as it is', stockBroadcasts: false },
  { path: 'Socket.IO’s own adapter', stockBroadcasts: true },
])('a connection that does not read: $path', ({ stockBroadcasts }) => {
  it.each([
    { bound: 'packets', most: { packets: 20, bytes: 1e9 }, portion: 100_000 },
    { bound: 'bytes', most: { packets: 1e9, bytes: 500_000 }, portion: 2_000_000 },
  ])('is closed for its unread $bound, and one that reads stays [I39]', async ({ most, portion }) => {
    fixture = await openSocketFixture({ stockBroadcasts });
    const [sleeper, watcher] = [await fixture.enter('ada'), await fixture.enter('ben')];
    const logged: string[] = [];
    stop = closeSlowReaders(fixture.sockets.io, { error: () => {}, warn: (_about, told) => logged.push(told) }, most);
    const { transport } = sleeper.socket.io.engine as unknown as { transport: { ws: { pause: () => void } } };
    transport.ws.pause();

    const [slow] = fixture.sockets.io.sockets.sockets.values();
    // No further: the house's own bounds, which are wider, would cut it first.
    const isOver = () => {
      const { writeBuffer } = (slow as NonNullable<typeof slow>).conn as unknown as {
        readonly writeBuffer: readonly unknown[];
      };
      return writeBuffer.length > most.packets || (tcpSocketOf(slow?.conn)?.writableLength ?? 0) > most.bytes;
    };
    // More than the network itself will hold, in portions that a connection that reads takes in at once.
    const message = { auctionId: 'x'.repeat(portion) };
    await expect
      .poll(
        async () => {
          for (let n = 0; n < 20 && !isOver(); n += 1) {
            fixture.sockets.io.emit('auction:changed', message);
            yes(await watcher.ask('clock:read', {}));
          }
          return fixture.sockets.io.engine.clientsCount;
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    expect(logged).toContain('a connection that does not read is closed');
    expect(watcher.socket.connected).toBe(true);
  });
});

it('of all that wait for too much together those that wait for most are closed [I39]', async () => {
  fixture = await openSocketFixture();
  const sleepers = [await fixture.enter('ada'), await fixture.enter('ben')];
  for (const { socket } of sleepers)
    (socket.io.engine as unknown as { transport: { ws: { pause: () => void } } }).transport.ws.pause();
  const [most, least] = [...fixture.sockets.io.sockets.sockets.values()].map(({ conn }) => tcpSocketOf(conn));
  const waiting = (line: typeof most) => line?.writableLength ?? 0;
  const fill = (line: typeof most, bytes: number) => {
    // What the kernel takes waits for nobody here; nobody reads this, so it need not be frames.
    while (waiting(line) < bytes) line?.write(Buffer.alloc(100_000));
  };
  fill(most, 900_000);
  fill(least, 300_000);
  stop = closeSlowReaders(fixture.sockets.io, { error: () => {}, warn: () => {} }, { together: 1_000_000 });
  await expect.poll(() => most?.destroyed).toBe(true);
  expect([least?.destroyed, waiting(least) > 0]).toEqual([false, true]);
});
