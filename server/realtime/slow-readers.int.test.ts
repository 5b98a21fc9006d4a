import { afterEach, expect, it } from 'vitest';
import { closeSlowReaders } from './slow-readers.ts';
import { openSocketStage, type SocketStage, yes } from './socket-stage.ts';

let stage: SocketStage;
let stop = () => {};
afterEach(async () => {
  stop();
  await stage.close();
});

it('a connection that does not read is closed, and one that does stays [I39]', async () => {
  stage = await openSocketStage();
  const [sleeper, watcher] = [await stage.enter('ada'), await stage.enter('ben')];
  const logged: string[] = [];
  stop = closeSlowReaders(stage.sockets.io, { error: () => {}, warn: (_about, message) => logged.push(message) }, 20);
  const { transport } = sleeper.socket.io.engine as unknown as { transport: { ws: { pause: () => void } } };
  transport.ws.pause();

  // More than the network itself will hold, in portions that a connection that reads takes in at once.
  const portion = { auctionId: 'x'.repeat(200_000) };
  await expect
    .poll(
      async () => {
        for (let n = 0; n < 10; n += 1) stage.sockets.io.emit('auction:changed', portion);
        yes(await watcher.ask('clock:read', {}));
        return stage.sockets.io.engine.clientsCount;
      },
      { timeout: 8_000 },
    )
    .toBe(1);
  expect(logged).toContain('a connection that does not read is closed');
  expect(watcher.socket.connected).toBe(true);
});
