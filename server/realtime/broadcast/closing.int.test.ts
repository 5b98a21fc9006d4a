import { describe, expect, it } from 'vitest';
import { closed, newKey, openSocketFixture, yes } from '../testing/socket-fixture.ts';

describe('a house that closes [I42]', () => {
  it('answers the bids under way, tells everybody, cuts the connections and takes nobody in', async () => {
    const fixture = await openSocketFixture();
    const [ada, spectator] = [await fixture.enter('ada'), await fixture.enter()];
    await spectator.join();
    const writing = fixture.writing();
    const bid = ada.ask('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 100 });
    await writing;
    const closing = fixture.sockets.close();
    yes(await bid);
    await closing;
    await Promise.all([closed(ada), closed(spectator)]);
    for (const client of [ada, spectator])
      expect(client.told('session:ended')).toEqual([{ reason: 'house-restarting' }]);
    await expect(fixture.enter('ada')).rejects.toThrow();
    await fixture.close();
  });

  it('answers what still comes in with a request to come back', async () => {
    const fixture = await openSocketFixture();
    const [ada, ben] = [await fixture.enter('ada'), await fixture.enter('ben')];
    let finish = () => {};
    fixture.plant(async (batch, append) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return append(batch);
    });
    const writing = fixture.writing();
    const bid = ada.ask('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 100 });
    await writing;
    const closing = fixture.sockets.close();
    const late = { key: newKey(), lotId: fixture.lotId, amount: 200 };
    expect(await ben.ask('bid:place', late)).toMatchObject({ outcome: 'refused', refusal: { code: 'BUSY' } });
    expect(await ben.ask('command:look-up', late)).toMatchObject({ outcome: 'unknown', refusal: { code: 'BUSY' } });
    finish();
    yes(await bid);
    await closing;
    await fixture.close();
  });

  it('waits for nobody who has gone to sleep', async () => {
    const fixture = await openSocketFixture();
    const sleeper = await fixture.enter('ada');
    const { transport } = sleeper.socket.io.engine as unknown as { transport: { ws: { pause: () => void } } };
    transport.ws.pause();
    const began = performance.now();
    await fixture.close();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
