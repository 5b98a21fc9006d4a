import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writePastStream } from './write-frame.ts';

let server: Server;
let serverSide: Socket;
let clientSide: Socket;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  clientSide = connect((server.address() as AddressInfo).port, '127.0.0.1');
  [serverSide] = (await once(server, 'connection')) as [Socket];
});
afterEach(() => {
  serverSide.destroy();
  clientSide.destroy();
  server.close();
});

const MEGABYTE = 1_000_000;

it('keeps the order with writes to the stream, also where the kernel accepts only a part', async () => {
  let written = 0;
  const sent: Buffer[] = [];
  for (let n = 0; n < 40; n += 1) {
    const bytes = Buffer.alloc(MEGABYTE, n);
    sent.push(bytes);
    if (n % 3 !== 2 && writePastStream(serverSide, bytes)) written += 1;
    else serverSide.write(bytes);
  }
  // Nobody reads: the kernel's buffer is full, and the rest is queued in the stream.
  expect(written).toBeGreaterThan(0);
  expect(serverSide.writableLength).toBeGreaterThan(0);
  expect(writePastStream(serverSide, Buffer.from('late'))).toBe(false);
  serverSide.end();
  const received: Buffer[] = [];
  for await (const chunk of clientSide) received.push(chunk as Buffer);
  expect(Buffer.concat(received).equals(Buffer.concat(sent))).toBe(true);
});

it('writes again once the kernel has accepted the rest', async () => {
  while (writePastStream(serverSide, Buffer.alloc(MEGABYTE)));
  clientSide.resume();
  await expect.poll(() => writePastStream(serverSide, Buffer.from('next'))).toBe(true);
});

it('survives a client that is gone with part of a message pending', async () => {
  while (writePastStream(serverSide, Buffer.alloc(MEGABYTE)));
  serverSide.on('error', () => {});
  const closed = new Promise((resolve) => serverSide.once('close', resolve));
  clientSide.resetAndDestroy();
  serverSide.resume();
  await closed;
  expect(writePastStream(serverSide, Buffer.from('next'))).toBe(false);
});

it('returns false where Node lacks the private fields', () => {
  const withoutMethod = { writableLength: 0, _handle: {} } as unknown as Socket;
  expect(writePastStream(withoutMethod, Buffer.from('x'))).toBe(false);
  expect(writePastStream({ writableLength: 0 } as unknown as Socket, Buffer.from('x'))).toBe(false);
});
