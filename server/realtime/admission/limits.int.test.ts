import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { websocketOf } from '../testing/client-internals.ts';
import { socketAddress } from '../testing/raw-client.ts';
import { accepted, newKey, openSocketFixture, type SocketFixture, waitForClose } from '../testing/socket-fixture.ts';
import { shippedLimits } from './rate-limit.ts';

let fixture: SocketFixture;
afterEach(() => fixture.close());

describe('a client that sends too many requests', () => {
  it('is told when to retry, and does not use up another connection’s limit', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerSocket: 10 } });
    const [ada, ben] = [await fixture.connect('ada'), await fixture.connect('ben')];
    for (let n = 0; n < 5; n += 1) accepted(await ada.request('clock:read', {}));
    const refused = await ada.request('clock:read', {});
    expect(refused).toMatchObject({ ok: false, outcome: 'refused', refusal: { code: 'RATE_LIMITED' } });
    if (!refused.ok && refused.refusal.code === 'RATE_LIMITED') {
      expect(refused.refusal.retryAfter).toBeGreaterThan(0);
      expect(refused.refusal.retryAfter).toBeLessThanOrEqual(shippedLimits.window * 1_000);
    }
    accepted(await ben.request('clock:read', {}));
  });

  it('gains nothing with a second connection', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerUser: 5 } });
    const [first, second] = [await fixture.connect('ada'), await fixture.connect('ada')];
    for (let n = 0; n < 5; n += 1) accepted(await first.request('clock:read', {}));
    expect(await second.request('clock:read', {})).toMatchObject({ refusal: { code: 'RATE_LIMITED' } });
  });

  it('has no effect beyond the limit: a bid is not placed, and a look-up leaves its key unknown', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerSocket: 6 } });
    const ada = await fixture.connect('ada');
    accepted(await ada.request('clock:read', {}));
    const bid = { key: newKey(), lotId: fixture.lotId, amount: 100 };
    expect(await ada.request('bid:place', bid)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'RATE_LIMITED' },
    });
    expect(await ada.request('command:look-up', { key: bid.key, lotId: fixture.lotId })).toMatchObject({
      outcome: 'unknown',
      refusal: { code: 'RATE_LIMITED' },
    });
    expect(await fixture.bidCount('ada')).toBe(0);
    expect(fixture.appendCount()).toBe(0);
    const back = await fixture.connect('ada');
    accepted(await back.request('bid:place', bid));
  });

  it('and does not stop is disconnected, without affecting others [I40]', async () => {
    fixture = await openSocketFixture({
      limits: { ...shippedLimits, pointsPerSocket: 20, pointsPerUser: 1e9, pointsPerAddress: 1e9 },
    });
    const [flooder, ben] = [await fixture.connect('ada'), await fixture.connect('ben')];
    for (let n = 0; n < 200; n += 1) flooder.socket.emit('clock:read', {}, () => {});
    accepted(await ben.request('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 100 }));
    await waitForClose(flooder);
    expect(fixture.logged.join()).toContain('floods the server');
  });

  it('is disconnected for a flood of packets that are not requests, too [I40]', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, packetsPerSocket: 50 } });
    const [flooder, ben] = [await fixture.connect(), await fixture.connect('ben')];
    // Acknowledgements that the server ignores: they are no requests, so they cost no points.
    for (let n = 0; n < 60; n += 1) websocketOf(flooder).send('43999999[]');
    await waitForClose(flooder);
    expect(fixture.logged.join()).toContain('floods the server with packets');
    accepted(await ben.request('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 100 }));
  });

  it('is limited by its handshakes too', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerAddress: 12 } });
    await fixture.connect();
    await fixture.connect();
    await expect(fixture.connect()).rejects.toMatchObject({ data: { code: 'RATE_LIMITED' } });
  });
});

describe('an address', () => {
  it('is the client’s and not the trusted proxy’s, for every limit [I40]', async () => {
    fixture = await openSocketFixture({
      limits: { ...shippedLimits, pointsPerAddress: 12 },
      trustedProxies: { has: (address) => address === '127.0.0.1' },
    });
    const from = (address: string) => ({ origin: fixture.origin, 'x-forwarded-for': address });
    const [first, second] = [
      await fixture.connect(null, from('198.51.100.7')),
      await fixture.connect(null, from('198.51.100.8')),
    ];
    for (let n = 0; n < 7; n += 1) accepted(await first.request('clock:read', {}));
    expect(await first.request('clock:read', {})).toMatchObject({ refusal: { code: 'RATE_LIMITED' } });
    for (let n = 0; n < 7; n += 1) accepted(await second.request('clock:read', {}));
  });

  it('that a client forges is not believed where no proxy is trusted', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerAddress: 12 } });
    const from = (address: string) => ({ origin: fixture.origin, 'x-forwarded-for': address });
    await fixture.connect(null, from('198.51.100.7'));
    await fixture.connect(null, from('198.51.100.8'));
    await expect(fixture.connect(null, from('198.51.100.9'))).rejects.toMatchObject({ data: { code: 'RATE_LIMITED' } });
  });

  it('with connections that never authenticate is limited, without affecting others [I38]', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, socketsPerAddress: 5 } });
    const ada = await fixture.connect('ada');
    let open = 0;
    const silent = Array.from({ length: 260 }, () => {
      const websocket = new WebSocket(socketAddress(fixture.url), {
        headers: { origin: fixture.origin },
        localAddress: '127.9.9.9',
      });
      websocket.on('error', () => {});
      websocket.once('open', () => {
        open += 1;
      });
      websocket.once('close', () => {
        open -= 1;
      });
      return websocket;
    });
    await expect
      .poll(() => fixture.logged.filter((entry) => entry.includes('its address has too many')).length)
      .toBe(55);
    accepted(await ada.request('clock:read', {}));
    accepted(await (await fixture.connect('ben')).request('clock:read', {}));
    // The remaining ones are closed because they do not authenticate in time.
    await expect.poll(() => open, { timeout: 20_000 }).toBe(0);
    for (const websocket of silent) websocket.terminate();
  });
});
