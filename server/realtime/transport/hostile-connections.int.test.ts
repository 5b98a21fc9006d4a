import { afterEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { shippedLimits } from '../admission/rate-limit.ts';
import { openSocketFixture, type SocketFixture, yes } from '../testing/socket-fixture.ts';
import { leanEngineOf } from './lean-engine.ts';

let fixture: SocketFixture;
const strangers: WebSocket[] = [];
afterEach(async () => {
  for (const stranger of strangers.splice(0)) stranger.terminate();
  await fixture.close();
});

/** A connection of somebody signed in who sends what no client of Socket.IO's would; `packets` are what it was sent. */
async function openLine() {
  const address = `${fixture.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { headers: fixture.signIn('ada') });
  strangers.push(socket);
  const packets: string[] = [];
  socket.on('message', (packet) => packets.push(String(packet)));
  socket.on('error', () => {});
  await vi.waitFor(() => expect(packets).toHaveLength(1));
  return { socket, packets };
}
const entered = (packets: readonly string[]) => packets.filter((packet) => packet.startsWith('40{')).length;
async function enter({ socket, packets }: Awaited<ReturnType<typeof openLine>>) {
  const before = entered(packets);
  socket.send('40');
  await vi.waitFor(() => expect(entered(packets)).toBe(before + 1));
}
async function leave({ socket }: Awaited<ReturnType<typeof openLine>>) {
  socket.send('41');
  await vi.waitFor(() => expect(sockets()).toBe(0));
}
/** Why the only line ends: a heartbeat that is missed ends any of them. */
const reason = () =>
  new Promise<string>((resolve) =>
    leanEngineOf(fixture.sockets.io)?.once('line:ended', (_line, reason: string) => resolve(reason)),
  );
const sockets = () => fixture.sockets.io.sockets.sockets.size;
const [ENDED, NOTHING_TO_SAY] = [WebSocket.CLOSED, '3'];

describe('a line', () => {
  it('is one connection: whoever enters a second time before the first is decided is closed [I39]', async () => {
    fixture = await openSocketFixture();
    const { socket, packets } = await openLine();
    for (let n = 0; n < 5; n += 1) socket.send('40');
    await expect.poll(() => socket.readyState === ENDED || entered(packets) === 5).toBe(true);
    expect([sockets(), socket.readyState]).toEqual([0, ENDED]);
  });

  it('may be left and entered again', async () => {
    fixture = await openSocketFixture();
    const line = await openLine();
    await enter(line);
    await leave(line);
    await enter(line);
    expect(sockets()).toBe(1);
  });

  it('that has left and does not read what it is sent is cut, also when it answers heartbeats [I39]', async () => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, packetsPerSocket: 1e9 } });
    const line = await openLine();
    await enter(line);
    await leave(line);
    line.socket.pause();
    const [own] = leanEngineOf(fixture.sockets.io)?.lines.values() ?? [];
    const waiting = () => own?.request.socket.writableLength ?? 0;
    await expect
      .poll(
        () => {
          // Answered with as much, since there is no such namespace.
          for (let n = 0; n < 20; n += 1) line.socket.send(`40/${'x'.repeat(15_000)},`);
          return waiting() > 5_000_000 || own?.request.socket.destroyed;
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    await expect
      .poll(
        () => {
          line.socket.send(NOTHING_TO_SAY);
          return own?.request.socket.destroyed;
        },
        { timeout: 5_000 },
      )
      .toBe(true);
  }, 40_000);

  it('ends with a message in more pieces than anybody needs, which are no packets and would not be counted [I40]', async () => {
    fixture = await openSocketFixture();
    const line = await openLine();
    await enter(line);
    const why = reason();
    for (let n = 0; n < 1_000; n += 1) line.socket.send('', { fin: false });
    expect(await why).toBe('transport error');
    yes(await (await fixture.enter('ben')).ask('clock:read', {}));
  });

  it('takes a message in a few pieces', async () => {
    fixture = await openSocketFixture();
    const line = await openLine();
    await enter(line);
    for (const piece of '42["clock:read",{') line.socket.send(piece, { fin: false });
    line.socket.send('}]');
    line.socket.send('421["clock:read",{}]');
    await vi.waitFor(() => expect(line.packets.at(-1)).toMatch(/^431\[{"ok":true/));
  });

  it('ends with a packet of several frames: nothing is kept until the others come [I39]', async () => {
    fixture = await openSocketFixture();
    const line = await openLine();
    await enter(line);
    const why = reason();
    line.socket.send('451-["bid:place",{"_placeholder":true,"num":0}]');
    expect(await why).toBe('forced close');
  });

  it.each([
    ['with its namespace written out', '42/,7["clock:read",{}]', '437[{"ok":true'],
    ['with a blank for an id', '42 ["clock:read",{}]', '430[{"ok":true'],
  ])('has an event answered that comes %s, once and at its cost [I40]', async (_what, packet, answer) => {
    fixture = await openSocketFixture({ limits: { ...shippedLimits, pointsPerSocket: 10 } });
    const line = await openLine();
    await enter(line);
    const answers = () => line.packets.filter((heard) => heard.startsWith('43'));
    line.socket.send(packet);
    await vi.waitFor(() => expect(answers()).toHaveLength(1));
    expect(answers()[0]).toContain(answer);
    for (let n = 0; n < 10; n += 1) line.socket.send(packet);
    await vi.waitFor(() => expect(answers()).toHaveLength(11));
    expect(answers().join()).toContain('RATE_LIMITED');
  });
});
