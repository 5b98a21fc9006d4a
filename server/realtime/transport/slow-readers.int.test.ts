import { afterEach, describe, expect, it } from 'vitest';
import { websocketOf } from '../testing/client-internals.ts';
import { accepted, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';
import { closeSlowReaders } from './slow-readers.ts';
import { connectionOf } from './transport.ts';

let fixture: SocketFixture;
let stop = () => {};
afterEach(async () => {
  stop();
  await fixture.close();
});

const noLog = { warn: () => {} };

describe.each([{ transport: 'lean' as const }, { transport: 'stock' as const }])(
  'a connection that does not read, over the $transport transport',
  ({ transport }) => {
    it.each([
      { bound: 'packets', limits: { packets: 20, bytes: 1e9 }, length: 100_000 },
      { bound: 'bytes', limits: { packets: 1e9, bytes: 500_000 }, length: 2_000_000 },
    ])('is closed for its unread $bound, while one that reads stays open [I39]', async ({ limits, length }) => {
      fixture = await openSocketFixture({ transport });
      const [sleeper, watcher] = [await fixture.connect('ada'), await fixture.connect('ben')];
      const logged: string[] = [];
      stop = closeSlowReaders(fixture.sockets.transport, { warn: (_details, message) => logged.push(message) }, limits);
      websocketOf(sleeper).pause();

      const [slow] = fixture.sockets.io.sockets.sockets.values();
      // Stops at these limits: the server's own, which are higher, would close the connection
      // first.
      const isOver = () => {
        const { packets, bytes } = fixture.sockets.transport.unread(connectionOf(slow as NonNullable<typeof slow>));
        return packets > limits.packets || bytes > limits.bytes;
      };
      // More than the network itself buffers, in messages that a reading client receives at once.
      const message = { auctionId: 'x'.repeat(length) };
      await expect
        .poll(
          async () => {
            for (let n = 0; n < 20 && !isOver(); n += 1) {
              fixture.sockets.io.emit('auction:changed', message);
              accepted(await watcher.request('clock:read', {}));
            }
            return fixture.sockets.io.engine.clientsCount;
          },
          { timeout: 20_000 },
        )
        .toBe(1);
      expect(logged).toContain('a connection that does not read is closed');
      expect(watcher.socket.connected).toBe(true);
    });
  },
);

it('closes the connections with the most unread bytes when all together exceed the total [I39]', async () => {
  fixture = await openSocketFixture();
  const sleepers = [await fixture.connect('ada'), await fixture.connect('ben')];
  for (const sleeper of sleepers) websocketOf(sleeper).pause();
  const sockets = [...fixture.sockets.io.sockets.sockets.values()];
  const [most, least] = sockets.map((socket) => connectionOf(socket).request.socket);
  const unread = (tcp: typeof most) => tcp?.writableLength ?? 0;
  const fill = (tcp: typeof most, bytes: number) => {
    // Bytes in the kernel do not count. Nobody reads these, so they need not be frames.
    while (unread(tcp) < bytes) tcp?.write(Buffer.alloc(100_000));
  };
  fill(most, 900_000);
  fill(least, 300_000);
  stop = closeSlowReaders(fixture.sockets.transport, noLog, { total: 1_000_000 });
  await expect.poll(() => most?.destroyed).toBe(true);
  expect([least?.destroyed, unread(least) > 0]).toEqual([false, true]);
});
