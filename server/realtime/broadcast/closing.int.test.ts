import { describe, expect, it } from 'vitest';
import { closed, newKey, openSocketStage, yes } from '../testing/socket-fixture.ts';

describe('a house that closes [I42]', () => {
  it('answers the bids under way, tells everybody, cuts the connections and takes nobody in', async () => {
    const stage = await openSocketStage();
    const [ada, spectator] = [await stage.enter('ada'), await stage.enter()];
    await spectator.join();
    const writing = stage.writing();
    const bid = ada.ask('bid:place', { key: newKey(), lotId: stage.lotId, amount: 100 });
    await writing;
    const closing = stage.sockets.close();
    yes(await bid);
    await closing;
    await Promise.all([closed(ada), closed(spectator)]);
    for (const client of [ada, spectator])
      expect(client.told('session:ended')).toEqual([{ reason: 'house-restarting' }]);
    await expect(stage.enter('ada')).rejects.toThrow();
    await stage.close();
  });

  it('answers what still comes in with a request to come back', async () => {
    const stage = await openSocketStage();
    const [ada, ben] = [await stage.enter('ada'), await stage.enter('ben')];
    let finish = () => {};
    stage.plant(async (batch, append) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return append(batch);
    });
    const writing = stage.writing();
    const bid = ada.ask('bid:place', { key: newKey(), lotId: stage.lotId, amount: 100 });
    await writing;
    const closing = stage.sockets.close();
    const late = { key: newKey(), lotId: stage.lotId, amount: 200 };
    expect(await ben.ask('bid:place', late)).toMatchObject({ outcome: 'refused', refusal: { code: 'BUSY' } });
    expect(await ben.ask('command:look-up', late)).toMatchObject({ outcome: 'unknown', refusal: { code: 'BUSY' } });
    finish();
    yes(await bid);
    await closing;
    await stage.close();
  });

  it('waits for nobody who has gone to sleep', async () => {
    const stage = await openSocketStage();
    const sleeper = await stage.enter('ada');
    const { transport } = sleeper.socket.io.engine as unknown as { transport: { ws: { pause: () => void } } };
    transport.ws.pause();
    const began = performance.now();
    await stage.close();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
