import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { newKey, openSocketStage, type SocketStage } from '../testing/socket-fixture.ts';
import { shippedLimits } from './rate-limit.ts';

let stage: SocketStage;
afterEach(() => stage.close());

describe('who is let in', () => {
  it.each([
    ['a foreign page', 'https://evil.example'],
    ['a sandboxed page', 'null'],
    ['another port of the house', 'https://house.example:8443'],
    ['a sibling of the house', 'https://shop.house.example'],
  ])('%s with the cookie of somebody who is signed in is refused at the handshake', async (_from, origin) => {
    stage = await openSocketStage();
    await expect(stage.enter('ada', { ...stage.signIn('ada'), origin })).rejects.toThrow('websocket error');
    expect(stage.sockets.io.engine.clientsCount).toBe(0);
  });

  it('a cookie without an origin is refused', async () => {
    stage = await openSocketStage();
    const { cookie = '' } = stage.signIn('ada');
    await expect(stage.enter('ada', { cookie })).rejects.toThrow('websocket error');
  });

  it.each([
    ['without a cookie', (house: SocketStage) => ({ origin: house.origin })],
    ['with a cookie that means nothing', (house: SocketStage) => ({ origin: house.origin, cookie: 'session=nobody' })],
    ['from no browser at all', () => ({})],
  ])('whoever comes %s may watch and not bid', async (_how, headers) => {
    stage = await openSocketStage();
    const spectator = await stage.enter(null, headers(stage));
    expect((await spectator.join()).you).toBeNull();
    const bid = { key: newKey(), lotId: stage.lotId, amount: 100 };
    expect(await spectator.ask('bid:place', bid)).toEqual({
      ok: false,
      outcome: 'refused',
      refusal: { code: 'UNAUTHENTICATED' },
    });
  });

  it('a session that has ended is nobody’s', async () => {
    stage = await openSocketStage();
    stage.endSession('ada');
    const client = await stage.enter('ada');
    expect((await client.join()).you).toBeNull();
  });

  it('is told to come back when sessions cannot be read', async () => {
    stage = await openSocketStage();
    stage.sessionsAreAway(true);
    await expect(stage.enter('ada')).rejects.toMatchObject({ data: { code: 'BUSY', retryAfter: 1_000 } });
    stage.sessionsAreAway(false);
    await expect(stage.enter('ada')).resolves.toBeDefined();
  });

  it('nobody takes more connections than are theirs, and one that is closed is free again', async () => {
    stage = await openSocketStage({ limits: { ...shippedLimits, socketsPerUser: 2 } });
    const [first] = [await stage.enter('ada'), await stage.enter('ada')];
    await expect(stage.enter('ada')).rejects.toMatchObject({ data: { code: 'RATE_LIMITED' } });
    await expect(stage.enter('ben')).resolves.toBeDefined();
    first?.socket.close();
    await expect.poll(() => stage.sockets.io.engine.clientsCount, { timeout: 5_000 }).toBeLessThan(3);
    await expect(stage.enter('ada')).resolves.toBeDefined();
  });
});

it('nobody comes back as who they were by naming an old connection: each handshake reads the session anew [I34]', async () => {
  stage = await openSocketStage();
  const ada = await stage.enter('ada');
  const { id } = ada.socket;
  stage.endSession('ada');
  const heard = await new Promise<string>((resolve, reject) => {
    const line = new WebSocket(`${stage.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: stage.signIn('ada'),
    });
    line.once('error', reject);
    line.once('open', () => line.send(`40${JSON.stringify({ pid: id, offset: 'x', sid: id })}`));
    line.on('message', (data) => {
      if (String(data).startsWith('40')) line.send(`420${JSON.stringify(['bid:place', bidOf(stage.lotId)])}`);
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
    stage = await openSocketStage();
    const answer = await fetch(`${stage.url}/socket.io/?EIO=4&transport=polling`);
    expect(answer.status).toBe(400);
  });

  it('leaves every other path to the house', async () => {
    stage = await openSocketStage();
    expect(await (await fetch(`${stage.url}/auctions`)).text()).toBe('a page');
  });

  it('hands out no script, and sets no cookie', async () => {
    stage = await openSocketStage();
    const answer = await fetch(`${stage.url}/socket.io/socket.io.js`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});
