import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type ConformanceServer, NoConformance, openConformanceServer } from '../testing/conformance-server.ts';

let server: ConformanceServer;
beforeEach(async () => {
  server = await openConformanceServer({ port: 0, variables: { ROSTRUM_CONFORMANCE: '1' } });
});
afterEach(() => server.close());

/** A websocket on which frames are awaited one by one. */
function openLine(path: string) {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}&EIO=4&transport=websocket`);
  const frames: string[] = [];
  let wake = () => {};
  socket.on('message', (data: Buffer) => {
    frames.push(data.toString());
    wake();
  });
  const next = async (): Promise<string> => {
    while (frames.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    return frames.shift() ?? '';
  };
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return { say: (frame: string) => socket.send(frame), next, ended, close: () => socket.close() };
}

describe('the conformance server speaks Engine.IO 4', () => {
  it('opens over polling and over websocket, with its timings, and echoes', async () => {
    const url = `${server.url}/engine.io/?EIO=4&transport=polling`;
    const opened = await (await fetch(url)).text();
    expect(JSON.parse(opened.slice(1))).toMatchObject({
      upgrades: ['websocket'],
      pingInterval: 300,
      pingTimeout: 200,
      maxPayload: 1_000_000,
    });
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    expect(await (await fetch(`${url}&sid=${sid}`, { method: 'POST', body: '4hello' })).text()).toBe('ok');
    // A heartbeat may travel with it: packets of one answer have a record separator between them.
    expect((await (await fetch(`${url}&sid=${sid}`)).text()).split('\x1e')).toContain('4hello');

    const line = openLine('/engine.io/?');
    expect(await line.next()).toMatch(/^0\{.*"upgrades":\[\]/);
    line.say('4hello');
    expect([await line.next(), await line.next()].sort()).toEqual(['2', '4hello']);
    line.close();
  });

  it('refuses what is no handshake', async () => {
    for (const query of [
      'transport=polling',
      'EIO=4',
      'EIO=4&transport=carrier-pigeon',
      'EIO=4&transport=polling&sid=x',
    ])
      expect((await fetch(`${server.url}/engine.io/?${query}`)).status).toBe(400);
  });

  it('cuts a line that answers no heartbeat', async () => {
    const line = openLine('/engine.io/?');
    await line.ended;
  });
});

describe.each([
  { over: 'the libraries alone', mode: '1' },
  { over: 'the house’s own lines', mode: 'lines' },
])('the conformance server speaks Socket.IO 5 over $over', ({ mode }) => {
  beforeEach(async () => {
    await server.close();
    server = await openConformanceServer({ port: 0, variables: { ROSTRUM_CONFORMANCE: mode } });
  });

  it('says back what the handshake said, in both namespaces, and nothing in one that is not there', async () => {
    const line = openLine('/socket.io/?');
    await line.next();
    line.say('40{"token":"123"}');
    expect(await line.next()).toMatch(/^40\{"sid":/);
    expect(await line.next()).toBe('42["auth",{"token":"123"}]');
    line.say('40/custom,{"token":"abc"}');
    expect(await line.next()).toMatch(/^40\/custom,\{"sid":/);
    expect(await line.next()).toBe('42/custom,["auth",{"token":"abc"}]');
    line.say('40/random');
    expect(await line.next()).toBe('44/random,{"message":"Invalid namespace"}');
    line.close();
  });

  it('echoes messages, and acknowledges those that ask for it', async () => {
    const line = openLine('/socket.io/?');
    await line.next();
    line.say('40');
    await line.next();
    await line.next();
    line.say('42["message",1,"2",{"3":[true]}]');
    expect(await line.next()).toBe('42["message-back",1,"2",{"3":[true]}]');
    line.say('42456["message-with-ack",1,"2",{"3":[false]}]');
    expect(await line.next()).toBe('43456[1,"2",{"3":[false]}]');
    line.close();
  });

  it('says one thing at a time after a handshake, to whoever listens for the next only when the first is there', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const next = () => new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));
    expect(await next()).toMatch(/^0/);
    socket.send('40{"token":"123"}');
    expect(await next()).toMatch(/^40\{"sid":/);
    expect(await next()).toBe('42["auth",{"token":"123"}]');
    socket.close();
  });

  it('goes on with the line when a namespace is left, and with the others that are open on it', async () => {
    const line = openLine('/socket.io/?');
    await line.next();
    for (const namespace of ['', '/custom,']) {
      line.say(`40${namespace}`);
      expect(await line.next()).toMatch(/^40.*"sid":/);
      expect(await line.next()).toBe(`42${namespace}["auth",{}]`);
    }
    line.say('41/custom,');
    line.say('42["message","still here"]');
    expect(await line.next()).toBe('42["message-back","still here"]');
    line.say('41');
    expect(await line.next()).toBe('2');
    line.close();
  });

  it('cuts a line that breaks the protocol', async () => {
    const line = openLine('/socket.io/?');
    await line.next();
    line.say('4abc');
    await line.ended;
  });
});

it('is not opened unless it is asked for, and never in production', async () => {
  await expect(openConformanceServer({ port: 0, variables: {} })).rejects.toThrow(NoConformance);
  const variables = { ROSTRUM_CONFORMANCE: '1', NODE_ENV: 'production' };
  await expect(openConformanceServer({ port: 0, variables })).rejects.toThrow(/not for production/);
});
