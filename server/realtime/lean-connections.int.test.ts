import { afterEach, expect, it } from 'vitest';
import { openSocketStage, type SocketStage, yes } from './socket-stage.ts';

/** What of Engine.IO's client sends a packet as it is. */
type Engine = { readonly _sendPacket: (type: string, data: string) => void };
type Kept = {
  readonly request: { readonly headers: object; readonly rawHeaders: readonly string[] };
  readonly transport: { readonly socket: { readonly _receiver: { readonly _mask?: Buffer } } };
};

let stage: SocketStage;
afterEach(() => stage.close());

it('a connection keeps the cookie that it came with and no other header, and nothing of what it sent', async () => {
  stage = await openSocketStage();
  const ada = await stage.enter('ada');
  yes(await ada.ask('clock:read', {}));
  const [socket] = stage.sockets.io.sockets.sockets.values();
  const { request, transport } = (socket as NonNullable<typeof socket>).conn as unknown as Kept;
  expect(request.headers).toEqual({ cookie: stage.signIn('ada').cookie });
  expect(request.rawHeaders).toEqual([]);
  expect(transport.socket._receiver._mask).toBeUndefined();
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
