import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { closed, newKey, openSocketFixture, type SocketFixture, yes } from '../testing/socket-fixture.ts';
import { shippedLimits } from './rate-limit.ts';

/** What of Engine.IO's client sends a packet as it is. */
type Engine = { readonly _sendPacket: (type: string, data: string) => void };

let fixture: SocketFixture;
afterEach(() => fixture.close());

describe('whoever asks too much', () => {
  it('is told when to ask again, the limit being each connection’s own', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerSocket: 10 } });
    const [ada, ben] = [await fixture.enter('ada'), await fixture.enter('ben')];
    for (let n = 0; n < 5; n += 1) yes(await ada.ask('clock:read', {}));
    const refused = await ada.ask('clock:read', {});
    expect(refused).toMatchObject({ ok: false, outcome: 'refused', refusal: { code: 'RATE_LIMITED' } });
    if (!refused.ok && refused.refusal.code === 'RATE_LIMITED') {
      expect(refused.refusal.retryAfter).toBeGreaterThan(0);
      expect(refused.refusal.retryAfter).toBeLessThanOrEqual(shippedLimits.window * 1_000);
    }
    yes(await ben.ask('clock:read', {}));
  });

  it('gains nothing by a second connection', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerUser: 5 } });
    const [first, second] = [await fixture.enter('ada'), await fixture.enter('ada')];
    for (let n = 0; n < 5; n += 1) yes(await first.ask('clock:read', {}));
    expect(await second.ask('clock:read', {})).toMatchObject({ refusal: { code: 'RATE_LIMITED' } });
  });

  it('does nothing by asking: a bid beyond the limit leaves no trace, and a look-up leaves its key unknown', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerSocket: 6 } });
    const ada = await fixture.enter('ada');
    yes(await ada.ask('clock:read', {}));
    const bid = { key: newKey(), lotId: fixture.lotId, amount: 100 };
    expect(await ada.ask('bid:place', bid)).toMatchObject({ outcome: 'refused', refusal: { code: 'RATE_LIMITED' } });
    expect(await ada.ask('command:look-up', { key: bid.key, lotId: fixture.lotId })).toMatchObject({
      outcome: 'unknown',
      refusal: { code: 'RATE_LIMITED' },
    });
    expect(await fixture.bidsOf('ada')).toBe(0);
    expect(fixture.appends()).toBe(0);
    const back = await fixture.enter('ada');
    yes(await back.ask('bid:place', bid));
  });

  it('and does not stop is shut out, and nobody else is touched [I40]', async () => {
    fixture = await openSocketFixture({
      limits: { ...shippedLimits, pointsPerSocket: 20, pointsPerUser: 1e9, pointsPerAddress: 1e9 },
    });
    const [flooder, ben] = [await fixture.enter('ada'), await fixture.enter('ben')];
    for (let n = 0; n < 200; n += 1) flooder.socket.emit('clock:read', {}, () => {});
    yes(await ben.ask('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 100 }));
    await closed(flooder);
    expect(fixture.logged.join()).toContain('floods the house');
  });

  it('with packets that ask for nothing is shut out all the same, and nobody else is touched [I40]', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, packetsPerSocket: 50 } });
    const [flooder, ben] = [await fixture.enter(), await fixture.enter('ben')];
    // Acknowledgements that nobody waits for: no request, so no points.
    for (let n = 0; n < 60; n += 1) (flooder.socket.io.engine as unknown as Engine)._sendPacket('message', '3999999[]');
    await closed(flooder);
    expect(fixture.logged.join()).toContain('floods the house with packets');
    yes(await ben.ask('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 100 }));
  });

  it('by leaving and entering again on one connection is counted all the same', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerAddress: 12 } });
    await fixture.enter();
    await fixture.enter();
    await expect(fixture.enter()).rejects.toMatchObject({ data: { code: 'RATE_LIMITED' } });
  });
});

describe('an address', () => {
  afterEach(() => {
    process.env.ROSTRUM_TRUSTED_PROXIES = '';
  });

  it('is the visitor’s and not that of the proxy before the house, to every limit [I40]', async () => {
    process.env.ROSTRUM_TRUSTED_PROXIES = '127.0.0.1';
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerAddress: 12 } });
    const from = (address: string) => ({ origin: fixture.origin, 'x-forwarded-for': address });
    const [first, second] = [
      await fixture.enter(null, from('198.51.100.7')),
      await fixture.enter(null, from('198.51.100.8')),
    ];
    for (let n = 0; n < 7; n += 1) yes(await first.ask('clock:read', {}));
    expect(await first.ask('clock:read', {})).toMatchObject({ refusal: { code: 'RATE_LIMITED' } });
    for (let n = 0; n < 7; n += 1) yes(await second.ask('clock:read', {}));
  });

  it('that a visitor makes up for itself is not believed where no proxy is trusted', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerAddress: 12 } });
    const from = (address: string) => ({ origin: fixture.origin, 'x-forwarded-for': address });
    await fixture.enter(null, from('198.51.100.7'));
    await fixture.enter(null, from('198.51.100.8'));
    await expect(fixture.enter(null, from('198.51.100.9'))).rejects.toMatchObject({ data: { code: 'RATE_LIMITED' } });
  });

  it('that opens connections and never says who it is takes no more than its share, and nobody else’s [I38]', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, socketsPerAddress: 5 } });
    const ada = await fixture.enter('ada');
    const address = `${fixture.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    let open = 0;
    const silent = Array.from({ length: 260 }, () => {
      const line = new WebSocket(address, { headers: { origin: fixture.origin }, localAddress: '127.9.9.9' });
      line.on('error', () => {});
      line.once('open', () => {
        open += 1;
      });
      line.once('close', () => {
        open -= 1;
      });
      return line;
    });
    await expect.poll(() => fixture.logged.filter((line) => line.includes('its address has too many')).length).toBe(55);
    yes(await ada.ask('clock:read', {}));
    yes(await (await fixture.enter('ben')).ask('clock:read', {}));
    // Those that stayed are closed for saying nothing.
    await expect.poll(() => open, { timeout: 20_000 }).toBe(0);
    for (const line of silent) line.terminate();
  });
});
