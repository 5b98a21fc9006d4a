import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { socketAddress } from '../testing/raw-client.ts';
import { newKey, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';
import { shippedLimits } from './rate-limit.ts';

let fixture: SocketFixture;
afterEach(() => fixture.close());

describe('a handshake', () => {
  it.each([
    ['a foreign page', 'https://evil.example'],
    ['a sandboxed page', 'null'],
    ['another port of the server', 'https://house.example:8443'],
    ['a sibling domain', 'https://shop.house.example'],
  ])('from %s with a signed-in person’s cookie is refused', async (_from, origin) => {
    fixture = await openSocketFixture();
    await expect(fixture.connect('ada', { ...fixture.signIn('ada'), origin })).rejects.toThrow('websocket error');
    expect(fixture.sockets.io.engine.clientsCount).toBe(0);
  });

  it('with a cookie but without an origin is refused', async () => {
    fixture = await openSocketFixture();
    const { cookie = '' } = fixture.signIn('ada');
    await expect(fixture.connect('ada', { cookie })).rejects.toThrow('websocket error');
  });

  it.each([
    ['without a cookie', ({ origin }: SocketFixture) => ({ origin })],
    ['with an unknown cookie', ({ origin }: SocketFixture) => ({ origin, cookie: 'session=nobody' })],
    ['without any header of a browser', () => ({})],
  ])('%s makes a spectator, who may watch but not bid', async (_how, headers) => {
    fixture = await openSocketFixture();
    const spectator = await fixture.connect(null, headers(fixture));
    expect((await spectator.join()).you).toBeNull();
    const bid = { key: newKey(), lotId: fixture.lotId, amount: 100 };
    expect(await spectator.request('bid:place', bid)).toEqual({
      ok: false,
      outcome: 'refused',
      refusal: { code: 'UNAUTHENTICATED' },
    });
  });

  it('with an ended session makes a spectator', async () => {
    fixture = await openSocketFixture();
    fixture.endSession('ada');
    const client = await fixture.connect('ada');
    expect((await client.join()).you).toBeNull();
  });

  it('is refused with a time to retry while sessions cannot be read', async () => {
    fixture = await openSocketFixture();
    fixture.failSessionReads(true);
    await expect(fixture.connect('ada')).rejects.toMatchObject({ data: { code: 'BUSY', retryAfter: 1_000 } });
    fixture.failSessionReads(false);
    await expect(fixture.connect('ada')).resolves.toBeDefined();
  });

  it('is refused beyond the connections of a person, until one of them is closed', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, socketsPerUser: 2 } });
    const [first] = [await fixture.connect('ada'), await fixture.connect('ada')];
    await expect(fixture.connect('ada')).rejects.toMatchObject({ data: { code: 'RATE_LIMITED' } });
    await expect(fixture.connect('ben')).resolves.toBeDefined();
    first?.socket.close();
    await expect.poll(() => fixture.sockets.io.engine.clientsCount, { timeout: 5_000 }).toBeLessThan(3);
    await expect(fixture.connect('ada')).resolves.toBeDefined();
  });
});

it('a handshake reads the session again, even if the client names an earlier connection [I34]', async () => {
  fixture = await openSocketFixture();
  const ada = await fixture.connect('ada');
  const { id } = ada.socket;
  fixture.endSession('ada');
  const answer = await new Promise<string>((resolve, reject) => {
    const websocket = new WebSocket(socketAddress(fixture.url), { headers: fixture.signIn('ada') });
    websocket.once('error', reject);
    websocket.once('open', () => websocket.send(`40${JSON.stringify({ pid: id, offset: 'x', sid: id })}`));
    websocket.on('message', (data) => {
      if (String(data).startsWith('40')) websocket.send(`420${JSON.stringify(['bid:place', bidOf(fixture.lotId)])}`);
      if (!String(data).startsWith('43')) return;
      resolve(String(data));
      websocket.close();
    });
  });
  expect(answer).toContain('UNAUTHENTICATED');
});

const bidOf = (lotId: string) => ({ key: newKey(), lotId, amount: 100 });

describe('the socket path', () => {
  it('accepts WebSockets only, no polling', async () => {
    fixture = await openSocketFixture();
    const answer = await fetch(`${fixture.url}/socket.io/?EIO=4&transport=polling`);
    expect(answer.status).toBe(400);
  });

  it('leaves every other path to the HTTP server', async () => {
    fixture = await openSocketFixture();
    expect(await (await fetch(`${fixture.url}/auctions`)).text()).toBe('a page');
  });

  it('serves no script and sets no cookie', async () => {
    fixture = await openSocketFixture();
    const answer = await fetch(`${fixture.url}/socket.io/socket.io.js`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});
