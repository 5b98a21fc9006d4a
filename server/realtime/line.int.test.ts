import { afterEach, expect, it, vi } from 'vitest';
import { lineEngineOf } from './line-engine.ts';
import { openSocketStage, type SocketStage, yes } from './socket-stage.ts';

/** What of Engine.IO's client sends a packet as it is. */
type Engine = { readonly _sendPacket: (type: string, data: string) => void };
type Kept = {
  readonly request: { readonly headers: object };
  readonly socket: { readonly _receiver: { readonly _mask?: Buffer } };
};

let stage: SocketStage;
afterEach(() => stage.close());

const firstLine = () => [...(lineEngineOf(stage.sockets.io)?.lines.values() ?? [])][0];

it('a connection keeps the cookie that it came with and the address that a proxy gave, no other header, and nothing of what it sent', async () => {
  stage = await openSocketStage();
  const ada = await stage.enter('ada', { ...stage.signIn('ada'), 'x-forwarded-for': '192.0.2.7' });
  yes(await ada.ask('clock:read', {}));
  const { request, socket } = firstLine() as unknown as Kept;
  expect(request.headers).toEqual({ cookie: stage.signIn('ada').cookie, 'x-forwarded-for': '192.0.2.7' });
  expect(socket._receiver._mask).toBeUndefined();
});

it('where this Engine.IO cannot be built on connections are its own', async () => {
  stage = await openSocketStage({ stockBroadcasts: true });
  expect(lineEngineOf(stage.sockets.io)).toBeNull();
  yes(await (await stage.enter('ada')).ask('clock:read', {}));
});

it('a client that answers no heartbeat is cut, and its place is free', async () => {
  stage = await openSocketStage();
  const ada = await stage.enter('ada');
  const engine = ada.socket.io.engine as unknown as { transport: { ws: { send: (data: string) => void } } };
  const { ws } = engine.transport;
  const send = ws.send.bind(ws);
  ws.send = (data) => {
    if (String(data) !== '3') send(data);
  };
  const line = firstLine();
  const why = new Promise((resolve) => line?.once('close', resolve));
  expect(await why).toBe('ping timeout');
  await vi.waitFor(() => expect(stage.sockets.io.engine.clientsCount).toBe(0));
});

it.each([
  ['a ping, which is the house’s to send', '2', 'transport error'],
  ['a packet of no kind', '9', 'parse error'],
  ['nothing', '', 'parse error'],
])('a client that sends %s is cut', async (_what, packet, reason) => {
  stage = await openSocketStage();
  const ada = await stage.enter('ada');
  const why = new Promise((resolve) => firstLine()?.once('close', resolve));
  const engine = ada.socket.io.engine as unknown as { transport: { ws: { send: (data: string) => void } } };
  engine.transport.ws.send(packet);
  expect(await why).toBe(reason);
});

it('somebody who leaves and enters again on one connection is known as before', async () => {
  stage = await openSocketStage();
  const ada = await stage.enter('ada');
  const again = new Promise<string | undefined>((resolve) =>
    stage.sockets.io.on('connection', ({ data }) => resolve(data.person?.userId)),
  );
  const engine = ada.socket.io.engine as unknown as Engine;
  const [entered] = stage.sockets.io.sockets.sockets.values();
  const left = new Promise<void>((resolve) => entered?.once('disconnect', () => resolve()));
  engine._sendPacket('message', '1');
  await left;
  engine._sendPacket('message', '0');
  expect(await again).toBe(stage.people.ada.userId);
});
