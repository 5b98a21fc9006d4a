import { describe, expect, it } from 'vitest';
import { websocketOf } from '../testing/client-internals.ts';
import { accepted, newKey, openSocketFixture, waitForClose } from '../testing/socket-fixture.ts';

describe('a closing socket server [I42]', () => {
  it('answers pending bids, notifies all clients, closes their connections and accepts no new ones', async () => {
    const fixture = await openSocketFixture();
    const [ada, spectator] = [await fixture.connect('ada'), await fixture.connect()];
    await spectator.join();
    const writing = fixture.appendStarted();
    const bid = ada.request('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 100 });
    await writing;
    const closing = fixture.sockets.close();
    accepted(await bid);
    await closing;
    await Promise.all([waitForClose(ada), waitForClose(spectator)]);
    for (const client of [ada, spectator])
      expect(client.received('session:ended')).toEqual([{ reason: 'house-restarting' }]);
    await expect(fixture.connect('ada')).rejects.toThrow();
    await fixture.close();
  });

  it('refuses requests that still arrive, and asks to retry', async () => {
    const fixture = await openSocketFixture();
    const [ada, ben] = [await fixture.connect('ada'), await fixture.connect('ben')];
    let finish = () => {};
    fixture.injectFault(async (batch, append) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return append(batch);
    });
    const writing = fixture.appendStarted();
    const bid = ada.request('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 100 });
    await writing;
    const closing = fixture.sockets.close();
    const late = { key: newKey(), lotId: fixture.lotId, amount: 200 };
    expect(await ben.request('bid:place', late)).toMatchObject({ outcome: 'refused', refusal: { code: 'BUSY' } });
    expect(await ben.request('command:look-up', late)).toMatchObject({ outcome: 'unknown', refusal: { code: 'BUSY' } });
    finish();
    accepted(await bid);
    await closing;
    await fixture.close();
  });

  it('does not wait for a client that reads nothing', async () => {
    const fixture = await openSocketFixture();
    const sleeper = await fixture.connect('ada');
    websocketOf(sleeper).pause();
    const startedAt = performance.now();
    await fixture.close();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
