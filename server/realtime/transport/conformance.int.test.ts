import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type ConformanceServer, NoConformance, openConformanceServer } from '../testing/conformance-server.ts';

let server: ConformanceServer;
beforeEach(async () => {
  server = await openConformanceServer({ port: 0, variables: { ROSTRUM_CONFORMANCE: '1' } });
});
afterEach(() => server.close());

/** A WebSocket whose frames are read one by one. */
function openWebsocket(path: string) {
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
  return { send: (frame: string) => socket.send(frame), next, ended, close: () => socket.close() };
}

describe('the conformance server speaks Engine.IO 4', () => {
  it('opens over polling and over WebSocket with its timings, and echoes', async () => {
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
    // The response may also contain a heartbeat, after a record separator.
    expect((await (await fetch(`${url}&sid=${sid}`)).text()).split('\x1e')).toContain('4hello');

    const websocket = openWebsocket('/engine.io/?');
    expect(await websocket.next()).toMatch(/^0\{.*"upgrades":\[\]/);
    websocket.send('4hello');
    expect([await websocket.next(), await websocket.next()].sort()).toEqual(['2', '4hello']);
    websocket.close();
  });

  it('refuses invalid handshakes', async () => {
    for (const query of [
      'transport=polling',
      'EIO=4',
      'EIO=4&transport=carrier-pigeon',
      'EIO=4&transport=polling&sid=x',
    ])
      expect((await fetch(`${server.url}/engine.io/?${query}`)).status).toBe(400);
  });

  it('closes a connection that answers no heartbeat', async () => {
    const websocket = openWebsocket('/engine.io/?');
    await websocket.ended;
  });
});

describe.each([
  { over: 'Engine.IO', mode: '1' },
  { over: 'the lean engine', mode: 'lines' },
])('the conformance server speaks Socket.IO 5 over $over', ({ mode }) => {
  beforeEach(async () => {
    await server.close();
    server = await openConformanceServer({ port: 0, variables: { ROSTRUM_CONFORMANCE: mode } });
  });

  it('emits the auth payload in both namespaces, and refuses an unknown namespace', async () => {
    const websocket = openWebsocket('/socket.io/?');
    await websocket.next();
    websocket.send('40{"token":"123"}');
    expect(await websocket.next()).toMatch(/^40\{"sid":/);
    expect(await websocket.next()).toBe('42["auth",{"token":"123"}]');
    websocket.send('40/custom,{"token":"abc"}');
    expect(await websocket.next()).toMatch(/^40\/custom,\{"sid":/);
    expect(await websocket.next()).toBe('42/custom,["auth",{"token":"abc"}]');
    websocket.send('40/random');
    expect(await websocket.next()).toBe('44/random,{"message":"Invalid namespace"}');
    websocket.close();
  });

  it('echoes messages, and acknowledges them on request', async () => {
    const websocket = openWebsocket('/socket.io/?');
    await websocket.next();
    websocket.send('40');
    await websocket.next();
    await websocket.next();
    websocket.send('42["message",1,"2",{"3":[true]}]');
    expect(await websocket.next()).toBe('42["message-back",1,"2",{"3":[true]}]');
    websocket.send('42456["message-with-ack",1,"2",{"3":[false]}]');
    expect(await websocket.next()).toBe('43456[1,"2",{"3":[false]}]');
    websocket.close();
  });

  it('delays the auth event for clients that listen for one message at a time', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const next = () => new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));
    expect(await next()).toMatch(/^0/);
    socket.send('40{"token":"123"}');
    expect(await next()).toMatch(/^40\{"sid":/);
    expect(await next()).toBe('42["auth",{"token":"123"}]');
    socket.close();
  });

  it('keeps the connection and its other namespaces when a client leaves one', async () => {
    const websocket = openWebsocket('/socket.io/?');
    await websocket.next();
    for (const namespace of ['', '/custom,']) {
      websocket.send(`40${namespace}`);
      expect(await websocket.next()).toMatch(/^40.*"sid":/);
      expect(await websocket.next()).toBe(`42${namespace}["auth",{}]`);
    }
    websocket.send('41/custom,');
    websocket.send('42["message","still here"]');
    expect(await websocket.next()).toBe('42["message-back","still here"]');
    websocket.send('41');
    expect(await websocket.next()).toBe('2');
    websocket.close();
  });

  it('closes a connection that breaks the protocol', async () => {
    const websocket = openWebsocket('/socket.io/?');
    await websocket.next();
    websocket.send('4abc');
    await websocket.ended;
  });
});

it('opens only on request, and never in production', async () => {
  await expect(openConformanceServer({ port: 0, variables: {} })).rejects.toThrow(NoConformance);
  const variables = { ROSTRUM_CONFORMANCE: '1', NODE_ENV: 'production' };
  await expect(openConformanceServer({ port: 0, variables })).rejects.toThrow(/not for production/);
});
