import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { newKey, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';
import { shippedLimits } from './rate-limit.ts';

let fixture: SocketFixture;
afterEach(() => fixture.close());

describe('who is let in', () => {
  it.each([
    ['a foreign page', 'https://evil.example'],
    ['a sandboxed page', 'null'],
    ['another port of the house', 'https://house.example:8443'],
    ['a sibling of the house', 'https://shop.house.example'],
  ])('%s with the cookie of somebody who is signed in is refused at the handshake', async (_from, origin) => {
    fixture = await openSocketFixture();
    await expect(fixture.enter('ada', { ...fixture.signIn('ada'), origin })).rejects.toThrow('websocket error');
    expect(fixture.sockets.io.engine.clientsCount).toBe(0);
  });

  it('a cookie without an origin is refused', async () => {
    fixture = await openSocketFixture();
    const { cookie = '' } = fixture.signIn('ada');
    await expect(fixture.enter('ada', { cookie })).rejects.toThrow('websocket error');
  });

  it.each([
    ['without a cookie', (house: SocketFixture) => ({ origin: house.origin })],
    [
      'with a cookie that means nothing',
      (house: SocketFixture) => ({ origin: house.origin, cookie: 'session=nobody' }),
    ],
    ['from no browser at all', () => ({})],
  ])('whoever comes %s may watch and not bid', async (_how, headers) => {
    fixture = await openSocketFixture();
    const spectator = await fixture.enter(null, headers(fixture));
    expect((await spectator.join()).you).toBeNull();
    const bid = { key: newKey(), lotId: fixture.lotId, amount: 100 };
    expect(await spectator.ask('bid:place', bid)).toEqual({
      ok: false,
      outcome: 'refused',
      refusal: { code: 'UNAUTHENTICATED' },
    });
  });

  it('a session that has ended is nobody’s', async () => {
    fixture = await openSocketFixture();
    fixture.endSession('ada');
    const client = await fixture.enter('ada');
    expect((await client.join()).you).toBeNull();
  });

  it('is told to come back when sessions cannot be read', async () => {
    fixture = await openSocketFixture();
    fixture.sessionsAreAway(true);
    await expect(fixture.enter('ada')).rejects.toMatchObject({ data: { code: 'BUSY', retryAfter: 1_000 } });
    fixture.sessionsAreAway(false);
    await expect(fixture.enter('ada')).resolves.toBeDefined();
  });

  it('nobody takes more connections than are theirs, and one that is closed is free again', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, socketsPerUser: 2 } });
    const [first] = [await fixture.enter('ada'), await fixture.enter('ada')];
    await expect(fixture.enter('ada')).rejects.toMatchObject({ data: { code: 'RATE_LIMITED' } });
    await expect(fixture.enter('ben')).resolves.toBeDefined();
    first?.socket.close();
    await expect.poll(() => fixture.sockets.io.engine.clientsCount, { timeout: 5_000 }).toBeLessThan(3);
    await expect(fixture.enter('ada')).resolves.toBeDefined();
  });
});

it('nobody comes back as who they were by naming an old connection: each handshake reads the session anew [I34]', async () => {
  fixture = await openSocketFixture();
  const ada = await fixture.enter('ada');
  const { id } = ada.socket;
  fixture.endSession('ada');
  const heard = await new Promise<string>((resolve, reject) => {
    const line = new WebSocket(`${fixture.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: fixture.signIn('ada'),
    });
    line.once('error', reject);
    line.once('open', () => line.send(`40${JSON.stringify({ pid: id, offset: 'x', sid: id })}`));
    line.on('message', (data) => {
      if (String(data).startsWith('40')) line.send(`420${JSON.stringify(['bid:place', bidOf(fixture.lotId)])}`);
      if (!String(data).startsWith('43')) return;
      resolve(String(data));
      line.close();
    });
  });
  expect(heard).toContain('UNAUTHENTICATED');
});

const bidOf = (lotId: string) => ({ key: newKey(), lotId, amount: 100 });

describe('the way in', () => {
  it('is a websocket: polling is not spoken', async () => {
    fixture = await openSocketFixture();
    const answer = await fetch(`${fixture.url}/socket.io/?EIO=4&transport=polling`);
    expect(answer.status).toBe(400);
  });

  it('leaves every other path to the house', async () => {
    fixture = await openSocketFixture();
    expect(await (await fetch(`${fixture.url}/auctions`)).text()).toBe('a page');
  });

  it('hands out no script, and sets no cookie', async () => {
    fixture = await openSocketFixture();
    const answer = await fetch(`${fixture.url}/socket.io/socket.io.js`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});
